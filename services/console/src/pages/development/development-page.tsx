import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Quota, type QuotaState, quotaStates, useQuotas } from '../../api/development';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import type { Column } from '../../components/data-table';
import { ChoiceFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { SetQuota } from './commands';

export function StateTag({ state }: { state: QuotaState }) {
  const { t } = useTranslation();
  return <Tag color={state === 'decided' ? 'success' : 'warning'}>{t(`development.states.${state}`)}</Tag>;
}

export default function DevelopmentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const maySet = useMay('setQuota');
  const { asOf } = useAsOf();
  const [{ unit, state }] = useUrlState({ unit: '', state: '' });
  const list = useQuotas({ unit, state, asOf });
  const columns: Column<Quota>[] = [
    { key: 'year', title: t('development.year'), sortable: true, render: ({ year }) => year },
    { key: 'unitName', title: t('development.unit'), sortable: true, render: ({ unitName }) => <b>{unitName}</b> },
    { key: 'state', title: t('development.state'), sortable: true, render: (row) => <StateTag state={row.state} /> },
    { key: 'teams', title: t('development.teams'), align: 'right', render: ({ teams }) => teams },
    { key: 'blankTeams', title: t('development.blankTeams'), align: 'right', render: ({ blankTeams }) => blankTeams },
    {
      key: 'used',
      title: t('development.used'),
      align: 'right',
      sortable: true,
      render: ({ used, places }) => <span className="figures">{t('development.usedOf', { used, places })}</span>,
    },
    {
      key: 'exceeded',
      title: t('development.exceeded'),
      align: 'right',
      sortable: true,
      render: ({ exceeded }) => (exceeded > 0 ? <Tag color="error">{exceeded}</Tag> : t('common.none')),
    },
    { key: 'proposedOn', title: t('development.proposedOn'), render: ({ proposedOn }) => proposedOn },
    { key: 'decidedOn', title: t('development.decidedOn'), render: ({ decidedOn }) => decidedOn ?? t('common.none') },
  ];
  return (
    <AsOfPage
      testId="development-page"
      title={t('development.title')}
      intro={t('development.intro')}
      actions={maySet && !asOf && <SetQuota />}
    >
      <Card>
        <ListView
          testId="development"
          name={t('development.title')}
          left={
            <div className="filters">
              <UnitScope
                tree="production"
                whole={t('development.anyUnit')}
                label={t('development.unit')}
                testId="development-unit"
              />
              <ChoiceFilter
                name="state"
                label={t('development.state')}
                any={t('development.anyState')}
                options={quotaStates.map((value) => ({ value, label: t(`development.states.${value}`) }))}
              />
            </div>
          }
          list={list}
          columns={columns}
          empty={t('development.empty')}
          onOpen={({ id }) => navigate(`/development-quota/${encodeURIComponent(id)}${asOf ? `?asOf=${asOf}` : ''}`)}
        />
      </Card>
    </AsOfPage>
  );
}
