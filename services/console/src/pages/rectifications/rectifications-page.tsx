import { Card, Switch, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Rectification, rectificationStates, useRectifications } from '../../api/rectifications';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import type { Column } from '../../components/data-table';
import { OneOfFilter, UnitFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { RectificationDrawer } from './rectification-drawer';
import './rectifications.css';
import { RectificationState } from './state-tag';

function Person({ of: { person, personName } }: { of: Rectification }) {
  const { t } = useTranslation();
  return person ? (
    <PersonName name={personName} id={person} />
  ) : (
    <span className="quiet">{t('rectifications.nobody')}</span>
  );
}

export default function RectificationsPage() {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [{ unit, state, overdue, open }, change] = useUrlState({ unit: '', state: '', overdue: '', open: '' });
  const list = useRectifications({ unit, state, overdue, asOf });
  const none = t('common.none');
  const columns: Column<Rectification>[] = [
    { key: 'title', title: t('rectifications.problem'), render: ({ title }) => <span className="prose">{title}</span> },
    { key: 'severity', title: t('rectifications.severity'), sortable: true, render: ({ severity }) => severity },
    { key: 'unitName', title: t('rectifications.unit'), sortable: true, render: ({ unitName }) => unitName },
    { key: 'personName', title: t('rectifications.person'), render: (row) => <Person of={row} /> },
    {
      key: 'state',
      title: t('rectifications.state'),
      sortable: true,
      render: (row) => (
        <span className="row">
          <RectificationState state={row.state} />
          {row.overdue && <Tag color="error">{t('rectifications.overdue')}</Tag>}
        </span>
      ),
    },
    { key: 'openedOn', title: t('rectifications.openedOn'), sortable: true, render: ({ openedOn }) => openedOn },
    { key: 'dueOn', title: t('rectifications.dueOn'), sortable: true, render: ({ dueOn }) => dueOn ?? none },
    {
      key: 'closedOn',
      title: t('rectifications.closedOn'),
      sortable: true,
      render: ({ closedOn }) => closedOn ?? none,
    },
  ];
  return (
    <AsOfPage testId="rectifications-page" title={t('rectifications.title')} intro={t('rectifications.intro')}>
      <Card>
        <ListView
          testId="rectifications"
          name={t('rectifications.title')}
          left={
            <div className="filters">
              <UnitFilter label={t('rectifications.unit')} any={t('rectifications.anyUnit')} />
              <OneOfFilter
                name="state"
                label={t('rectifications.state')}
                options={[
                  { value: '', label: t('rectifications.anyState') },
                  ...rectificationStates.map((value) => ({ value, label: t(`rectifications.states.${value}`) })),
                ]}
              />
            </div>
          }
          right={
            <label className="row">
              <Switch
                checked={overdue === 'true'}
                onChange={(on) => change({ overdue: on ? 'true' : '' })}
                data-testid="rectifications-overdue"
              />
              {t('rectifications.onlyOverdue')}
            </label>
          }
          list={list}
          columns={columns}
          empty={t('rectifications.empty')}
          onOpen={({ id }) => change({ open: id })}
        />
      </Card>
      {open && <RectificationDrawer id={open} asOf={asOf} onClose={() => change({ open: '' })} />}
    </AsOfPage>
  );
}
