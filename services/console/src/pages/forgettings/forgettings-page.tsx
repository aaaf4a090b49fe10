import { Card, Segmented, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Forgetting, type ForgettingState, forgettingStates, useForgettings } from '../../api/forgettings';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { instant } from '../../format/time';
import { useMay, useSession } from '../../session/session';
import { ApproveForgetting, RejectForgetting } from './commands';

const colours: Record<ForgettingState, string | undefined> = {
  requested: 'processing',
  rejected: undefined,
  forgotten: 'success',
};

/** Whoever has asked may take it back; another one decides. */
function Decision({ forgetting }: { forgetting: Forgetting }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const mayApprove = useMay('decideForgetting');
  const isOwn = forgetting.requestedBy === person;
  return (
    <span className="row">
      {mayApprove && !isOwn && <ApproveForgetting forgetting={forgetting} />}
      <RejectForgetting forgetting={forgetting} isOwn={isOwn} />
      {isOwn && <span className="quiet">{t('forgettings.byAnother')}</span>}
    </span>
  );
}

export default function ForgettingsPage() {
  const { t } = useTranslation();
  const mayDecide = useMay('askForgetting');
  const [{ state }, change] = useUrlState({ state: 'requested' });
  const list = useForgettings(state === 'all' ? undefined : state);
  const columns: Column<Forgetting>[] = [
    {
      key: 'name',
      title: t('organization.person'),
      render: (row) => <PersonName name={row.name} id={row.id} />,
    },
    {
      key: 'unit',
      title: t('organization.unit'),
      render: ({ unitName }) => unitName,
    },
    {
      key: 'state',
      title: t('forgettings.state'),
      render: (row) => <Tag color={colours[row.state]}>{t(`forgettings.states.${row.state}`)}</Tag>,
    },
    {
      key: 'reason',
      title: t('common.reason'),
      render: ({ reason, rejection }) => (
        <span className="two-lines prose">
          {reason ?? t('common.none')}
          {rejection && <span className="quiet">{t('forgettings.because', { reason: rejection })}</span>}
        </span>
      ),
    },
    { key: 'requestedAt', title: t('forgettings.requestedAt'), render: (row) => instant(row.requestedAt) },
    {
      key: 'decidedAt',
      title: t('forgettings.decidedAt'),
      render: ({ decidedAt }) => (decidedAt ? instant(decidedAt) : t('common.none')),
    },
  ];
  return (
    <Page
      testId="forgettings-page"
      title={t('forgettings.title')}
      intro={t('forgettings.intro')}
      actions={
        <Segmented
          value={state}
          data-testid="forgettings-filter"
          options={[
            ...forgettingStates.map((value) => ({ value, label: t(`forgettings.states.${value}`) })),
            { value: 'all', label: t('common.all') },
          ]}
          onChange={(value) => change({ state: value })}
        />
      }
    >
      <Card>
        <DataTable
          list={list}
          columns={columns}
          actions={mayDecide ? (row) => row.state === 'requested' && <Decision forgetting={row} /> : undefined}
          rowKey={({ id, requestedAt }) => `${id} ${requestedAt}`}
          empty={t('forgettings.empty')}
          testId="forgettings-table"
        />
      </Card>
    </Page>
  );
}
