import { Card, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Selection, useSelections } from '../../api/leaders';
import { AsOfBanner, AsOfPicker, useAsOf } from '../../components/as-of';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { PersonName } from '../../components/person-name';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { Nominate } from './nominate';
import { StateTag } from './state-tag';

export default function LeadersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ unit, open }, change] = useUrlState({ unit: '', open: '' });
  const list = useSelections({ unit, open, asOf });
  const columns: Column<Selection>[] = [
    {
      key: 'groupName',
      title: t('leaders.group'),
      sortable: true,
      render: ({ groupName, branchName }) => (
        <span className="two-lines">
          <b>{groupName}</b>
          <span className="quiet">{branchName}</span>
        </span>
      ),
    },
    {
      key: 'name',
      title: t('leaders.candidate'),
      render: ({ name, person }) => <PersonName name={name} id={person} />,
    },
    { key: 'state', title: t('leaders.state'), sortable: true, render: ({ state }) => <StateTag state={state} /> },
    { key: 'on', title: t('leaders.lastStep'), render: ({ on }) => on },
  ];
  return (
    <Page
      testId="leaders-page"
      title={t('leaders.title')}
      intro={t('leaders.intro')}
      actions={
        <>
          <UnitScope
            tree="party"
            whole={t('leaders.wholeTenant')}
            label={t('leaders.unit')}
            testId="leaders-unit"
            value={unit || undefined}
            onChange={(id) => change({ unit: id })}
          />
          <AsOfPicker />
          {mayCommand && !asOf && <Nominate />}
        </>
      }
    >
      <AsOfBanner />
      <Card>
        <div className="stack">
          <div className="row spread">
            <Segmented
              value={open}
              data-testid="leaders-filter"
              options={[
                { value: '', label: t('leaders.filters.all') },
                { value: 'true', label: t('leaders.filters.open') },
                { value: 'false', label: t('leaders.filters.over') },
              ]}
              onChange={(value) => change({ open: value })}
            />
            <SpreadsheetButton
              label={t('common.export')}
              name={t('leaders.title')}
              path={list.path}
              params={list.params}
              testId="leaders-export"
            />
          </div>
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('leaders.empty')}
            testId="leaders-table"
            onOpen={({ id }) => navigate(`/leader-selections/${encodeURIComponent(id)}${asOf ? `?asOf=${asOf}` : ''}`)}
          />
        </div>
      </Card>
    </Page>
  );
}
