import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Forgetting, forgettingPath } from '../../api/forgettings';
import type { Person } from '../../api/organization';
import { CommandButton } from '../../components/command-button';
import { TextField } from '../../components/fields';

export function AskForgetting({ person: { id, name } }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('forgettings.ask')}
      title={t('forgettings.askTitle', { name })}
      intro={t('forgettings.askHint')}
      testId={`person-forget-${id}`}
      button={{ size: 'small', type: 'text', danger: true }}
      command={(body) => ({ path: forgettingPath(id), body })}
    >
      <TextField name="reason" label={t('common.reason')} long />
    </CommandButton>
  );
}

export function ApproveForgetting({ forgetting: { id, name } }: { forgetting: Forgetting }) {
  const { t } = useTranslation();
  return (
    <CommandButton
      label={t('forgettings.approve')}
      title={t('forgettings.approveTitle', { name: name ?? id })}
      testId={`forgetting-approve-${id}`}
      button={{ size: 'small', danger: true }}
      command={() => ({ path: forgettingPath(id, 'approval'), body: {} })}
    >
      <Alert
        type="warning"
        showIcon
        title={t('forgettings.final')}
        description={
          <div className="stack tight">
            <span>{t('forgettings.willGo')}</span>
            <span>{t('forgettings.willStay')}</span>
          </div>
        }
      />
    </CommandButton>
  );
}

export function RejectForgetting({ forgetting: { id, name }, isOwn }: { forgetting: Forgetting; isOwn: boolean }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t(isOwn ? 'forgettings.takeBack' : 'forgettings.reject')}
      title={t('forgettings.rejectTitle', { name: name ?? id })}
      testId={`forgetting-reject-${id}`}
      button={{ size: 'small' }}
      command={(body) => ({ path: forgettingPath(id, 'rejection'), body })}
    >
      <TextField name="reason" label={t('common.reason')} long />
    </CommandButton>
  );
}
