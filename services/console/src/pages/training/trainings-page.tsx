import { PlusOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { trainingKinds, type TrainingRow, usePlans } from '../../api/training';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import type { Column } from '../../components/data-table';
import { OneOfFilter, UnitFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { StateTag } from './state-tag';

const states = ['open', 'completed', 'cancelled'] as const;

export default function TrainingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ unit, kind, state }] = useUrlState({ unit: '', kind: '', state: '' });
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
    <AsOfPage
      testId="training-page"
      title={t('training.title')}
      intro={t('training.intro')}
      actions={
        <>
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
      <Card>
        <ListView
          testId="training"
          name={t('training.title')}
          left={
            <div className="filters">
              <UnitFilter label={t('training.unit')} any={t('training.anyUnit')} />
              <OneOfFilter
                name="kind"
                label={t('training.kind')}
                options={[
                  { value: '', label: t('training.anyKind') },
                  ...trainingKinds.map((value) => ({ value, label: t(`training.kinds.${value}`) })),
                ]}
              />
              <OneOfFilter
                name="state"
                label={t('training.state')}
                options={[
                  { value: '', label: t('training.anyState') },
                  ...states.map((value) => ({ value, label: t(`training.states.${value}`) })),
                ]}
              />
            </div>
          }
          list={list}
          columns={columns}
          empty={t('training.empty')}
          onOpen={({ id }) => navigate(`/training/${id}${asOf ? `?asOf=${asOf}` : ''}`)}
        />
      </Card>
    </AsOfPage>
  );
}
