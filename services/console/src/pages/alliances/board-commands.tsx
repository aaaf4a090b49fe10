import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { alliancePath, type Resource, type ResourceKind, resourceKinds } from '../../api/alliances';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { today } from '../../format/time';
import { PartySelect, useBoardContext } from './board-context';

const small = { size: 'small', icon: <PlusOutlined /> } as const;

export function AddTaskForce() {
  const { t } = useTranslation();
  const { alliance } = useBoardContext();
  return (
    <CommandButton<{ name: string; lead: string }>
      label={t('alliances.addTaskForce')}
      testId="task-force-add"
      button={small}
      command={(body) => ({ path: alliancePath(alliance.id, 'task-forces'), body })}
    >
      <TextField name="name" label={t('common.name')} />
      <Field name="lead" label={t('alliances.leadUnit')}>
        <PartySelect />
      </Field>
    </CommandButton>
  );
}

export function AddMeeting() {
  const { t } = useTranslation();
  const { alliance } = useBoardContext();
  return (
    <CommandButton<{ on: string; subject: string }>
      label={t('alliances.addMeeting')}
      testId="meeting-add"
      button={small}
      initial={{ on: today() }}
      command={(body) => ({ path: alliancePath(alliance.id, 'meetings'), body })}
    >
      <TextField name="subject" label={t('alliances.subject')} />
      <DateField name="on" label={t('common.date')} />
    </CommandButton>
  );
}

export function AddResource() {
  const { t } = useTranslation();
  const { alliance } = useBoardContext();
  return (
    <CommandButton<{ kind: ResourceKind; offeredBy: string; name: string }>
      label={t('alliances.addResource')}
      testId="resource-add"
      button={small}
      command={(body) => ({ path: alliancePath(alliance.id, 'resources'), body })}
    >
      <ChoiceField
        name="kind"
        label={t('alliances.kind')}
        options={resourceKinds.map((value) => ({ value, label: t(`alliances.kinds.${value}`) }))}
      />
      <TextField name="name" label={t('common.name')} />
      <Field name="offeredBy" label={t('alliances.offeredBy')}>
        <PartySelect />
      </Field>
    </CommandButton>
  );
}

export function UseResource({ resource }: { resource: Resource }) {
  const { t } = useTranslation();
  const { alliance } = useBoardContext();
  return (
    <CommandButton<{ usedBy: string; on: string }>
      label={t('alliances.useResource')}
      title={t('alliances.useTitle', { name: resource.name })}
      testId={`resource-use-${resource.id}`}
      button={{ size: 'small' }}
      initial={{ on: today() }}
      command={(body) => ({ path: alliancePath(alliance.id, 'resources', resource.id, 'uses'), body })}
    >
      <Field name="usedBy" label={t('alliances.usedBy')}>
        <PartySelect />
      </Field>
      <DateField name="on" label={t('common.date')} />
    </CommandButton>
  );
}
