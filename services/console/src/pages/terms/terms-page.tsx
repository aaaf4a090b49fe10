import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Term, termKinds, termStates, useTermFigures, useTerms } from '../../api/terms';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import type { Column } from '../../components/data-table';
import { Figure } from '../../components/figure';
import { ChoiceFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { StateTag } from './state-tag';
import { TermDrawer } from './term-drawer';

function Summary({ unit, asOf }: { unit?: string; asOf?: string }) {
  const { t } = useTranslation();
  return (
    <Async query={useTermFigures({ unit, asOf })}>
      {(figures) => (
        <div className="grid-4">
          {termStates.map((state) => (
            <Figure key={state} label={t(`terms.states.${state}`)} value={figures[state]} testId={`terms-${state}`} />
          ))}
        </div>
      )}
    </Async>
  );
}

function Filters() {
  const { t } = useTranslation();
  return (
    <div className="filters">
      <ChoiceFilter
        name="state"
        label={t('terms.state')}
        any={t('terms.anyState')}
        options={termStates.map((value) => ({ value, label: t(`terms.states.${value}`) }))}
      />
      <ChoiceFilter
        name="kind"
        label={t('terms.kind')}
        any={t('terms.anyKind')}
        options={termKinds.map((value) => ({ value, label: t(`organization.kinds.${value}`) }))}
      />
    </div>
  );
}

function useColumns(): Column<Term>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('terms.organization'),
      sortable: true,
      render: ({ name, unitPath }) => (
        <span className="two-lines">
          <b>{name}</b>
          <span className="quiet">{unitPath}</span>
        </span>
      ),
    },
    { key: 'kind', title: t('terms.kind'), sortable: true, render: ({ kind }) => t(`organization.kinds.${kind}`) },
    { key: 'state', title: t('terms.state'), sortable: true, render: ({ state }) => <StateTag state={state} /> },
    {
      key: 'electedOn',
      title: t('terms.electedOn'),
      sortable: true,
      render: ({ electedOn }) => electedOn ?? t('common.none'),
    },
    { key: 'from', title: t('terms.from'), sortable: true, render: ({ from }) => from ?? t('common.none') },
    {
      key: 'until',
      title: t('terms.until'),
      sortable: true,
      render: ({ until, postponedFrom }) => (
        <span className="two-lines">
          {until ?? t('common.none')}
          {postponedFrom && <span className="quiet">{t('terms.postponed', { from: postponedFrom })}</span>}
        </span>
      ),
    },
  ];
}

export default function TermsPage() {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [{ unit: chosen, state, kind, q, organization }, change] = useUrlState({
    unit: '',
    state: '',
    kind: '',
    q: '',
    organization: '',
  });
  const unit = chosen || undefined;
  const list = useTerms({ unit, state, kind, q, asOf });
  return (
    <AsOfPage
      testId="terms-page"
      title={t('terms.title')}
      intro={t('terms.intro')}
      scope={
        <UnitScope tree="party" whole={t('terms.wholeTenant')} label={t('terms.organization')} testId="terms-unit" />
      }
    >
      <Summary unit={unit} asOf={asOf} />
      <Card>
        <ListView
          testId="terms"
          name={t('terms.title')}
          left={<Filters />}
          search={t('terms.search')}
          list={list}
          columns={useColumns()}
          empty={t('terms.empty')}
          onOpen={({ id }) => change({ organization: id })}
        />
      </Card>
      {organization && <TermDrawer id={organization} asOf={asOf} onClose={() => change({ organization: '' })} />}
    </AsOfPage>
  );
}
