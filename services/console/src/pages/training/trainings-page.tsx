import { PlusOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Button, Card, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { trainingKinds, type TrainingRow, usePlans } from '../../api/training';
import { AsOfBanner, AsOfPicker, useAsOf } from '../../components/as-of';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { StateTag } from './state-tag';

const states = ['open', 'completed', 'cancelled'] as const;

export default function TrainingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ unit, kind, state }, change] = useUrlState({ unit: '', kind: '', state: '' });
  const list = usePlans({ unit, kind, state, asOf });
  const columns: Column<TrainingRow>[] = [
    { key: 'title', title: t('training.planned'), sortable: true, render: ({ title }) => title },
    { key: 'unitName', title: t('training.unit'), sortable: true, render: ({ unitName }) => unitName },
    { key: 'kind', title: t('training.kind'), sortable: true, render: (row) => t(`training.kinds.${row.kind}`) },
    { key: 'from', title: t('training.from'), sortable: true, render: ({ from }) => from },
    { key: 'to', title: t('training.to'), sortable: true, render: ({ to }) => to },
    { key: 'trainees', title: t('training.traineeCount'), sortable: true, render: ({ trainees }) => trainees },
    { key: 'state', title: t('training.state'), sortable: true, render: (row) => <StateTag state={row.state} /> },
  ];
  return (
    <Page
      testId="training-page"
      title={t('training.title')}
      intro={t('training.intro')}
      actions={
        <>
          <AsOfPicker />
          <Button
            icon={<UnorderedListOutlined />}
            onClick={() => navigate('/training/menu')}
            data-testid="training-menu-open"
          >
            {t('training.menu')}
          </Button>
          {mayCommand && !asOf && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => navigate('/training/new')}
              data-testid="training-new"
            >
              {t('training.plan')}
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
                aria-label={t('training.unit')}
                placeholder={t('training.anyUnit')}
                value={unit || undefined}
                onChange={(value) => change({ unit: value ?? '' })}
              />
              <Select
                aria-label={t('training.kind')}
                value={kind}
                options={[
                  { value: '', label: t('training.anyKind') },
                  ...trainingKinds.map((value) => ({ value, label: t(`training.kinds.${value}`) })),
                ]}
                onChange={(value: string) => change({ kind: value })}
              />
              <Select
                aria-label={t('training.state')}
                value={state}
                options={[
                  { value: '', label: t('training.anyState') },
                  ...states.map((value) => ({ value, label: t(`training.states.${value}`) })),
                ]}
                onChange={(value: string) => change({ state: value })}
              />
            </div>
            <SpreadsheetButton
              label={t('common.export')}
              name={t('training.title')}
              path={list.path}
              params={list.params}
              testId="training-export"
            />
          </div>
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('training.empty')}
            testId="training-table"
            onOpen={({ id }) => navigate(`/training/${id}${asOf ? `?asOf=${asOf}` : ''}`)}
          />
        </div>
      </Card>
    </Page>
  );
}
