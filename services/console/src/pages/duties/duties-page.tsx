import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type DutyVersion, useDutyLists } from '../../api/duties';
import { AsOfBanner, AsOfPicker, useAsOf } from '../../components/as-of';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { Progress } from './progress';

export default function DutiesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ unit, complete }, change] = useUrlState({ unit: '', complete: '' });
  const list = useDutyLists({ unit, complete, asOf });
  const columns: Column<DutyVersion>[] = [
    { key: 'unitName', title: t('duties.unit'), sortable: true, render: ({ unitName }) => unitName },
    { key: 'name', title: t('duties.list'), sortable: true, render: ({ name }) => name },
    { key: 'version', title: t('duties.version'), sortable: true, render: ({ version }) => version },
    { key: 'dueOn', title: t('duties.dueOn'), sortable: true, render: ({ dueOn }) => dueOn },
    { key: 'open', title: t('duties.progress'), sortable: true, render: (row) => <Progress of={row} /> },
    { key: 'remindedOn', title: t('duties.remindedOn'), render: ({ remindedOn }) => remindedOn ?? t('common.none') },
  ];
  return (
    <Page
      testId="duties-page"
      title={t('duties.title')}
      intro={t('duties.intro')}
      actions={
        <>
          <AsOfPicker />
          {mayCommand && !asOf && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => navigate('/duties/new')}
              data-testid="duty-open"
            >
              {t('duties.open')}
            </Button>
          )}
        </>
      }
    >
      <AsOfBanner />
      <Card>
        <div className="stack">
          <div className="row spread">
            <div className="filters">
              <UnitTreeSelect
                aria-label={t('duties.unit')}
                placeholder={t('duties.anyUnit')}
                value={unit || undefined}
                onChange={(value) => change({ unit: value ?? '' })}
              />
              <Select
                aria-label={t('duties.progress')}
                value={complete}
                options={[
                  { value: '', label: t('duties.anyProgress') },
                  { value: 'false', label: t('duties.incomplete') },
                  { value: 'true', label: t('duties.complete') },
                ]}
                onChange={(value: string) => change({ complete: value })}
              />
            </div>
            <SpreadsheetButton
              label={t('common.export')}
              name={t('duties.title')}
              path={list.path}
              params={list.params}
              testId="duties-export"
            />
          </div>
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('duties.empty')}
            testId="duties-table"
            onOpen={({ id }) => navigate(`/duties/${encodeURIComponent(id)}${asOf ? `?asOf=${asOf}` : ''}`)}
          />
        </div>
      </Card>
    </Page>
  );
}
