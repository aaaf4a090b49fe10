import { PlusOutlined } from '@ant-design/icons';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../api/session';
import { type Tenant, type TenantLimits, tenantPath, tenantsPath } from '../../api/tenants';
import { CommandButton } from '../../components/command-button';
import { Field, TextField } from '../../components/fields';
import { useLocal } from '../../i18n/use-local';

export const limitNames = ['requestsPerMinute', 'people', 'webhooks'] as const satisfies (keyof TenantLimits)[];

export function CreateTenant() {
  const { t } = useTranslation();
  return (
    <CommandButton<{ id: string; name: LocalText }>
      label={t('tenants.create')}
      testId="tenant-create"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      command={(body) => ({ path: tenantsPath, body })}
    >
      <TextField name="id" label={t('tenants.id')} extra={t('tenants.idHint')} />
      <TextField name={['name', 'zh']} label={t('tenants.nameZh')} />
      <TextField name={['name', 'en']} label={t('tenants.nameEn')} />
    </CommandButton>
  );
}

export function SuspendTenant({ tenant: { id, name } }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const local = useLocal();
  return (
    <CommandButton<{ reason: string }>
      label={t('tenants.suspend')}
      title={t('tenants.suspendTitle', { name: local(name) })}
      intro={t('tenants.suspendHint')}
      testId={`tenant-suspend-${id}`}
      button={{ size: 'small', danger: true }}
      command={(body) => ({ path: tenantPath(id, 'suspension'), body })}
    >
      <TextField name="reason" label={t('common.reason')} long />
    </CommandButton>
  );
}

export function ResumeTenant({ tenant: { id, name } }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const local = useLocal();
  return (
    <CommandButton
      label={t('tenants.resume')}
      title={t('tenants.resumeTitle', { name: local(name) })}
      intro={t('tenants.resumeHint')}
      testId={`tenant-resume-${id}`}
      button={{ size: 'small' }}
      command={() => ({ path: tenantPath(id, 'resumption'), body: {} })}
    />
  );
}

export function LimitTenant({ tenant: { id, name, limits } }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const local = useLocal();
  return (
    <CommandButton<Record<keyof TenantLimits, number | null | undefined>>
      label={t('tenants.limit')}
      title={t('tenants.limitTitle', { name: local(name) })}
      intro={t('tenants.limitHint')}
      testId={`tenant-limit-${id}`}
      button={{ size: 'small' }}
      initial={limits}
      command={(values) => ({
        path: tenantPath(id, 'limits'),
        body: Object.fromEntries(limitNames.map((limit) => [limit, values[limit] ?? undefined])),
      })}
    >
      {limitNames.map((limit) => (
        <Field key={limit} name={limit} label={t(`tenants.limits.${limit}`)} optional>
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Field>
      ))}
    </CommandButton>
  );
}
