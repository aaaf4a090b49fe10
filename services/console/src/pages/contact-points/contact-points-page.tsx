import { Card, Select, Tabs, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type ContactPoint, contactPurposes, pointStates, useContactPoints } from '../../api/contacts';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import type { Column } from '../../components/data-table';
import { OneOfFilter, UnitFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { Month } from './month';
import { OpenPoint } from './point-commands';
import { Purposes } from './purposes';

function Points({ unit, asOf }: { unit?: string; asOf?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [{ purpose, state }, change] = useUrlState({ purpose: '', state: 'open' });
  const list = useContactPoints({ unit, purpose, state: state === 'all' ? '' : state, asOf });
  const none = t('common.none');
  const columns: Column<ContactPoint>[] = [
    {
      key: 'name',
      title: t('contacts.leader'),
      render: ({ name, person }) => <PersonName name={name} id={person} />,
    },
    { key: 'unitName', title: t('contacts.point'), sortable: true, render: ({ unitName }) => unitName },
    { key: 'purposes', title: t('contacts.purpose'), render: (row) => <Purposes of={row} /> },
    {
      key: 'state',
      title: t('contacts.state'),
      sortable: true,
      render: ({ state: its }) => (
        <Tag color={its === 'open' ? 'success' : undefined}>{t(`contacts.states.${its}`)}</Tag>
      ),
    },
    {
      key: 'lastVisit',
      title: t('contacts.lastVisit'),
      sortable: true,
      render: ({ lastVisit }) => lastVisit ?? none,
    },
    { key: 'visits', title: t('contacts.visits'), sortable: true, align: 'right', render: ({ visits }) => visits },
    {
      key: 'findings',
      title: t('contacts.findings'),
      sortable: true,
      render: ({ findings, settled }) => (findings > 0 ? t('contacts.findingCount', { findings, settled }) : none),
    },
  ];
  return (
    <ListView
      testId="points"
      name={t('contacts.title')}
      left={
        <div className="filters">
          <OneOfFilter
            name="purpose"
            label={t('contacts.purpose')}
            options={[
              { value: '', label: t('contacts.anyPurpose') },
              ...contactPurposes.map((value) => ({ value, label: t(`contacts.purposes.${value}`) })),
            ]}
          />
          <Select
            aria-label={t('contacts.state')}
            value={state}
            options={[
              ...pointStates.map((value) => ({ value, label: t(`contacts.states.${value}`) })),
              { value: 'all', label: t('contacts.anyState') },
            ]}
            onChange={(value: string) => change({ state: value })}
          />
        </div>
      }
      list={list}
      columns={columns}
      empty={t('contacts.empty')}
      onOpen={({ id }) => navigate(`/contact-points/${encodeURIComponent(id)}${asOf ? `?asOf=${asOf}` : ''}`)}
    />
  );
}

export default function ContactPointsPage() {
  const { t } = useTranslation();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ unit: chosen, view }, change] = useUrlState({ unit: '', view: 'points' });
  const unit = chosen || undefined;
  return (
    <AsOfPage
      testId="contactPoints-page"
      title={t('contacts.title')}
      intro={t('contacts.intro')}
      actions={mayCommand && !asOf && <OpenPoint />}
    >
      <Card>
        <div className="filters">
          <UnitFilter label={t('contacts.unit')} any={t('contacts.anyUnit')} />
        </div>
        <Tabs
          activeKey={view}
          onChange={(key) => change({ view: key })}
          items={[
            { key: 'points', label: t('contacts.views.points'), children: <Points unit={unit} asOf={asOf} /> },
            { key: 'month', label: t('contacts.views.month'), children: <Month unit={unit} asOf={asOf} /> },
          ]}
        />
      </Card>
    </AsOfPage>
  );
}
