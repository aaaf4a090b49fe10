import { Card, Select, Switch, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Rectification, rectificationStates, useRectifications } from '../../api/rectifications';
import { AsOfBanner, AsOfPicker, useAsOf } from '../../components/as-of';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { PersonName } from '../../components/person-name';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { UnitTreeSelect } from '../../components/unit-tree-select';
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
    <Page
      testId="rectifications-page"
      title={t('rectifications.title')}
      intro={t('rectifications.intro')}
      actions={<AsOfPicker />}
    >
      <AsOfBanner />
      <Card>
        <div className="stack">
          <div className="row spread">
            <div className="filters">
              <UnitTreeSelect
                aria-label={t('rectifications.unit')}
                placeholder={t('rectifications.anyUnit')}
                value={unit || undefined}
                onChange={(value) => change({ unit: value ?? '' })}
              />
              <Select
                aria-label={t('rectifications.state')}
                value={state}
                options={[
                  { value: '', label: t('rectifications.anyState') },
                  ...rectificationStates.map((value) => ({ value, label: t(`rectifications.states.${value}`) })),
                ]}
                onChange={(value: string) => change({ state: value })}
              />
            </div>
            <span className="row">
              <label className="row">
                <Switch
                  checked={overdue === 'true'}
                  onChange={(on) => change({ overdue: on ? 'true' : '' })}
                  data-testid="rectifications-overdue"
                />
                {t('rectifications.onlyOverdue')}
              </label>
              <SpreadsheetButton
                label={t('common.export')}
                name={t('rectifications.title')}
                path={list.path}
                params={list.params}
                testId="rectifications-export"
              />
            </span>
          </div>
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('rectifications.empty')}
            testId="rectifications-table"
            onOpen={({ id }) => change({ open: id })}
          />
        </div>
      </Card>
      {open && <RectificationDrawer id={open} asOf={asOf} onClose={() => change({ open: '' })} />}
    </Page>
  );
}
