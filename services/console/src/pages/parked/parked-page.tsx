import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Parked, useParked } from '../../api/parked';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { instant } from '../../format/time';
import { useMay } from '../../session/session';
import { Discard, Replay } from './commands';
import './parked.css';

export default function ParkedPage() {
  const { t } = useTranslation();
  const mayOperate = useMay('operate');
  const list = useParked();
  const columns: Column<Parked>[] = [
    {
      key: 'what',
      title: t('parked.event'),
      render: ({ type, stream }) => (
        <span className="parked-two">
          <code>{type}</code>
          <code className="quiet">{stream}</code>
        </span>
      ),
    },
    {
      key: 'who',
      title: t('parked.consumer'),
      render: ({ service, consumer }) => (
        <span className="parked-two">
          {t(`parked.services.${service}`)}
          <code className="quiet">{consumer}</code>
        </span>
      ),
    },
    {
      key: 'reason',
      title: t('common.reason'),
      render: ({ reason }) => <span className="parked-reason">{reason}</span>,
    },
    {
      key: 'state',
      title: t('parked.at'),
      render: ({ parkedAt, state }) => (
        <span className="parked-two">
          {instant(parkedAt)}
          <span>
            <Tag color={state === 'parked' ? 'warning' : 'processing'}>{t(`parked.states.${state}`)}</Tag>
          </span>
        </span>
      ),
    },
  ];
  return (
    <Page testId="parked-page" title={t('parked.title')} intro={t('parked.intro')}>
      <Card>
        <DataTable
          list={list}
          columns={columns}
          actions={
            mayOperate
              ? (parked) => (
                  <span className="row">
                    <Replay parked={parked} />
                    <Discard parked={parked} />
                  </span>
                )
              : undefined
          }
          rowKey={({ service, consumer, event }) => `${service} ${consumer} ${event}`}
          empty={t('parked.empty')}
          testId="parked-table"
        />
      </Card>
    </Page>
  );
}
