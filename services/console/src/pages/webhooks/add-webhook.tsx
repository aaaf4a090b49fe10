import { PlusOutlined } from '@ant-design/icons';
import { Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NoticeLevel, noticeLevels, webhooksPath } from '../../api/notification';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, Field } from '../../components/fields';

export function AddWebhook() {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string>();
  return (
    <>
      <CommandButton<{ url: string; levels: NoticeLevel[] }, { secret: string }>
        label={t('webhooks.add')}
        testId="webhook-add"
        button={{ type: 'primary', icon: <PlusOutlined /> }}
        initial={{ levels: ['warning', 'halt'] }}
        command={(body) => ({ path: webhooksPath, body })}
        onDone={(answer) => setSecret(answer.secret)}
      >
        <Field
          name="url"
          label={t('webhooks.url')}
          extra={t('webhooks.urlHint')}
          rules={[{ type: 'url', message: t('webhooks.urlInvalid') }]}
        >
          <Input inputMode="url" />
        </Field>
        <ChoiceField
          name="levels"
          label={t('webhooks.levels')}
          multiple
          options={noticeLevels.map((value) => ({ value, label: t(`inbox.levels.${value}`) }))}
        />
      </CommandButton>
      <Modal
        open={secret !== undefined}
        title={t('webhooks.secretTitle')}
        closable={false}
        mask={{ closable: false }}
        cancelButtonProps={{ style: { display: 'none' } }}
        okText={t('webhooks.saved')}
        onOk={() => setSecret(undefined)}
        data-testid="webhook-secret"
      >
        <p>{t('webhooks.secretHint')}</p>
        <Typography.Text code copyable>
          {secret}
        </Typography.Text>
      </Modal>
    </>
  );
}
