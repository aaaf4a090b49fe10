import { Card, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Term, termKinds, termStates, useTermFigures, useTerms } from '../../api/terms';
import { AsOfBanner, AsOfPicker, useAsOf } from '../../components/as-of';
import { Async } from '../../components/async';
import { type Column, DataTable } from '../../components/data-table';
import { Figure } from '../../components/figure';
import { Page } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
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
  const [{ state, kind }, change] = useUrlState({ state: '', kind: '' });
  return (
    <div className="filters">
      <Select
        allowClear
        aria-label={t('terms.state')}
        placeholder={t('terms.anyState')}
        value={state || undefined}
        options={termStates.map((value) => ({ value, label: t(`terms.states.${value}`) }))}
        onChange={(value?: string) => change({ state: value ?? '' })}
      />
      <Select
        allowClear
        aria-label={t('terms.kind')}
        placeholder={t('terms.anyKind')}
        value={kind || undefined}
        options={termKinds.map((value) => ({ value, label: t(`organization.kinds.${value}`) }))}
        onChange={(value?: string) => change({ kind: value ?? '' })}
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
    <Page
      testId="terms-page"
      title={t('terms.title')}
      intro={t('terms.intro')}
      actions={
        <>
          <UnitScope
            tree="party"
            whole={t('terms.wholeTenant')}
            label={t('terms.organization')}
            testId="terms-unit"
            value={unit}
            onChange={(id) => change({ unit: id })}
          />
          <AsOfPicker />
        </>
      }
    >
      <AsOfBanner />
      <Summary unit={unit} asOf={asOf} />
      <Card>
        <div className="stack">
          <div className="row spread">
            <Filters />
            <div className="row">
              <SearchBox
                label={t('terms.search')}
                value={q}
                onSearch={(value) => change({ q: value })}
                testId="terms-search"
              />
              <SpreadsheetButton
                label={t('common.export')}
                name={t('terms.title')}
                path={list.path}
                params={list.params}
                testId="terms-export"
              />
            </div>
          </div>
          <DataTable
            list={list}
            columns={useColumns()}
            rowKey={({ id }) => id}
            empty={t('terms.empty')}
            testId="terms-table"
            onOpen={({ id }) => change({ organization: id })}
          />
        </div>
      </Card>
      {organization && <TermDrawer id={organization} asOf={asOf} onClose={() => change({ organization: '' })} />}
    </Page>
  );
}
