import { PlusOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type DutyVersion, useDutyLists } from '../../api/duties';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import type { Column } from '../../components/data-table';
import { OneOfFilter, UnitFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { Progress } from './progress';

export default function DutiesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ unit, complete }] = useUrlState({ unit: '', complete: '' });
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
    <AsOfPage
      testId="duties-page"
      title={t('duties.title')}
      intro={t('duties.intro')}
      actions={
        mayCommand &&
        !asOf && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => navigate('/duties/new')}
            data-testid="duty-open"
          >
            {t('duties.open')}
          </Button>
        )
      }
    >
      <Card>
        <ListView
          testId="duties"
          name={t('duties.title')}
          left={
            <div className="filters">
              <UnitFilter label={t('duties.unit')} any={t('duties.anyUnit')} />
              <OneOfFilter
                name="complete"
                label={t('duties.progress')}
                options={[
                  { value: '', label: t('duties.anyProgress') },
                  { value: 'false', label: t('duties.incomplete') },
                  { value: 'true', label: t('duties.complete') },
                ]}
              />
            </div>
          }
          list={list}
          columns={columns}
          empty={t('duties.empty')}
          onOpen={({ id }) => navigate(`/duties/${encodeURIComponent(id)}${asOf ? `?asOf=${asOf}` : ''}`)}
        />
      </Card>
    </AsOfPage>
  );
}
