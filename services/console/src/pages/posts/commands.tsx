import { PlusOutlined } from '@ant-design/icons';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type Post,
  type PostEnding,
  type PostRole,
  appointmentEndPath,
  givenEndings,
  postPath,
  postRoles,
  postsPath,
} from '../../api/posts';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { today } from '../../format/time';
import { DutiesField } from './duties-field';

type Of = Pick<Post, 'id' | 'name'>;

/** Party posts belong to Party organisations and administrative ones to production units. */
function RestOfPost() {
  const { t } = useTranslation();
  const unit = Form.useWatch<string | undefined>('unit');
  const roles: readonly PostRole[] = unit?.startsWith('party.') ? postRoles.party : postRoles.administrative;
  return (
    <>
      <ChoiceField
        name="role"
        label={t('posts.role')}
        options={(unit ? roles : []).map((value) => ({ value, label: t(`posts.roles.${value}`) }))}
      />
      <DutiesField unit={unit} />
    </>
  );
}

interface NewPost {
  unit: string;
  code: string;
  name: string;
  role: PostRole;
  duties?: string[];
  on: string;
}

export function CreatePost() {
  const { t } = useTranslation();
  return (
    <CommandButton<NewPost>
      label={t('posts.create')}
      testId="post-create"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ on: today() }}
      command={({ duties = [], ...values }) => ({ path: postsPath, body: { ...values, duties } })}
    >
      <Field name="unit" label={t('posts.unit')}>
        <UnitTreeSelect />
      </Field>
      <div className="grid-fields">
        <TextField name="code" label={t('common.code')} extra={t('organization.codeHint')} />
        <TextField name="name" label={t('posts.name')} extra={t('posts.nameHint')} />
      </div>
      <RestOfPost />
      <DateField name="on" label={t('posts.createdOn')} />
    </CommandButton>
  );
}

export function Appoint({ post: { id, name } }: { post: Of }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ person: string; from: string }>
      label={t('posts.appoint')}
      title={t('posts.appointTitle', { name })}
      testId={`post-appoint-${id}`}
      button={{ size: 'small' }}
      initial={{ from: today() }}
      command={(body) => ({ path: postPath(id, 'appointments'), body })}
    >
      <Field name="person" label={t('posts.holder')}>
        <PersonSelect />
      </Field>
      <DateField name="from" label={t('posts.from')} />
    </CommandButton>
  );
}

export function EndAppointment({ post: { id, name }, appointment }: { post: Of; appointment: string }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string; reason: PostEnding }>
      label={t('posts.end')}
      title={t('posts.endTitle', { name })}
      intro={t('posts.endHint')}
      testId={`post-end-${id}`}
      button={{ size: 'small', danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: appointmentEndPath(id, appointment), body })}
    >
      <DateField name="on" label={t('posts.endedOn')} />
      <ChoiceField
        name="reason"
        label={t('common.reason')}
        options={givenEndings.map((value) => ({ value, label: t(`posts.endings.${value}`) }))}
      />
    </CommandButton>
  );
}

export function ChangeDuties({ post: { id, name, unit, duties } }: { post: Post }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ duties?: string[]; on: string }>
      label={t('posts.changeDuties')}
      title={t('posts.changeDutiesTitle', { name })}
      testId={`post-duties-${id}`}
      button={{ size: 'small' }}
      initial={{ on: today(), duties: duties.map(({ code }) => code) }}
      command={({ duties: codes = [], on }) => ({ path: postPath(id, 'duties'), body: { duties: codes, on } })}
    >
      <DutiesField unit={unit} />
      <DateField name="on" label={t('posts.changedOn')} />
    </CommandButton>
  );
}

export function AbolishPost({ post: { id, name } }: { post: Of }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string }>
      label={t('posts.abolish')}
      title={t('posts.abolishTitle', { name })}
      intro={t('posts.abolishHint')}
      testId={`post-abolish-${id}`}
      button={{ size: 'small', danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: postPath(id, 'abolition'), body })}
    >
      <DateField name="on" label={t('posts.abolishedOn')} />
    </CommandButton>
  );
}
