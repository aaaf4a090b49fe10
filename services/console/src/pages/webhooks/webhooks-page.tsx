import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWebhooks, type Webhook, webhookRemovalPath } from '../../api/notification';
import { CommandButton } from '../../components/command-button';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { instant } from '../../format/time';
import { useMay } from '../../session/session';
import { AddWebhook } from './add-webhook';

function RemoveWebhook({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  return (
    <CommandButton
      label={t('webhooks.remove')}
      title={t('webhooks.removeTitle')}
      intro={webhook.url}
      testId={`webhook-remove-${webhook.id}`}
      button={{ size: 'small', danger: true }}
      command={() => ({ path: webhookRemovalPath(webhook.id) })}
    />
  );
}

export default function WebhooksPage() {
  const { t } = useTranslation();
  const mayGovern = useMay('govern');
  const list = useWebhooks();
  const columns: Column<Webhook>[] = [
    { key: 'url', title: t('webhooks.url'), render: ({ url }) => <code>{url}</code> },
    {
      key: 'levels',
      title: t('webhooks.levels'),
      render: ({ levels }) => levels.map((level) => <Tag key={level}>{t(`inbox.levels.${level}`)}</Tag>),
    },
    {
      key: 'deliveries',
      title: t('webhooks.deliveries'),
      render: ({ deliveries: { ok, failed, lastStatus } }) =>
        [
          t('webhooks.deliveredOk', { n: ok }),
          t('webhooks.deliveredFailed', { n: failed }),
          lastStatus !== undefined && t('webhooks.lastStatus', { status: lastStatus }),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    { key: 'createdAt', title: t('webhooks.createdAt'), render: ({ createdAt }) => instant(createdAt) },
  ];
  return (
    <Page
      testId="webhooks-page"
      title={t('webhooks.title')}
      intro={t('webhooks.intro')}
      actions={mayGovern && <AddWebhook />}
    >
      <Card>
        <DataTable
          list={list}
          columns={columns}
          actions={mayGovern ? (webhook) => <RemoveWebhook webhook={webhook} /> : undefined}
          rowKey={({ id }) => id}
          empty={t('webhooks.empty')}
          testId="webhooks-table"
        />
      </Card>
    </Page>
  );
}
