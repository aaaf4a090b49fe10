import { Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DutyFinding, type MatrixPost, type PostKind, postPath, useVacantPosts } from '../../api/posts';
import { CommandButton } from '../../components/command-button';
import { DateField, Field } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { today } from '../../format/time';

interface OfDuty {
  duty: { code: string; name: string };
  /** Codes that the register has now: what was struck from it is left behind. */
  registered: readonly string[];
}

export function TakeOff({ duty, registered, post }: OfDuty & { post: MatrixPost }) {
  const { t } = useTranslation();
  const duties = post.duties.filter((code) => code !== duty.code && registered.includes(code));
  return (
    <CommandButton<{ on: string }>
      label={t('dualDuties.takeOff', { post: post.name })}
      title={t('dualDuties.takeOffTitle', { post: post.name, duty: duty.name })}
      testId={`take-off-${duty.code}-${post.id}`}
      button={{ size: 'small' }}
      initial={{ on: today() }}
      command={({ on }) => ({ path: postPath(post.id, 'duties'), body: { duties, on } })}
    >
      <DateField name="on" label={t('dualDuties.on')} />
    </CommandButton>
  );
}

interface PostOption {
  id: string;
  name: string;
  /** Who holds it, or where it is. */
  more?: string | null;
}

/** The form gives the select its value through the props it puts in. */
const PostChoice = ({ posts, ...props }: { posts: PostOption[] } & SelectProps) => (
  <Select
    {...props}
    showSearch={{ optionFilterProp: 'label' }}
    options={posts.map(({ id, name, more }) => ({ value: id, label: more ? `${name}（${more}）` : name }))}
  />
);

export function GiveTo({ duty, registered, posts }: OfDuty & { posts: MatrixPost[] }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ post: string; on: string }>
      label={t('dualDuties.give')}
      title={t('dualDuties.giveTitle', { duty: duty.name })}
      testId={`give-${duty.code}`}
      button={{ size: 'small' }}
      initial={{ on: today() }}
      command={({ post, on }) => {
        const its = posts.find(({ id }) => id === post)!.duties.filter((code) => registered.includes(code));
        return { path: postPath(post, 'duties'), body: { duties: [...its, duty.code], on } };
      }}
    >
      <Field name="post" label={t('dualDuties.giveTo')}>
        <PostChoice posts={posts.map(({ id, name, holderName }) => ({ id, name, more: holderName }))} />
      </Field>
      <DateField name="on" label={t('dualDuties.on')} />
    </CommandButton>
  );
}

/** The duty is on a post that nobody holds: somebody takes the post. */
export function Fill({ post }: { post: MatrixPost }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ person: string; from: string }>
      label={t('dualDuties.appointTo', { post: post.name })}
      testId={`fill-${post.id}`}
      button={{ size: 'small' }}
      initial={{ from: today() }}
      command={(body) => ({ path: postPath(post.id, 'appointments'), body })}
    >
      <Field name="person" label={t('posts.holder')}>
        <PersonSelect />
      </Field>
      <DateField name="from" label={t('posts.from')} />
    </CommandButton>
  );
}

function VacantPosts({ unit, kind, ...props }: { unit: string; kind: PostKind }) {
  const { t } = useTranslation();
  const { data, isFetching } = useVacantPosts({ unit, kind });
  const posts = data?.items.map(({ id, name, unitName }) => ({ id, name, more: unitName })) ?? [];
  return <PostChoice {...props} posts={posts} loading={isFetching} notFoundContent={t('dualDuties.noVacant')} />;
}

/** Of a leader who has posts of one kind only. */
export function SecondPost({ finding, unit, kind }: { finding: DutyFinding; unit: string; kind: PostKind }) {
  const { t } = useTranslation();
  const words = { name: finding.name ?? t('dualDuties.forgottenOne'), kind: t(`posts.kinds.${kind}`) };
  return (
    <CommandButton<{ post: string; from: string }>
      label={t('dualDuties.secondPost', words)}
      title={t('dualDuties.secondPostTitle', words)}
      testId={`second-post-${finding.person}`}
      button={{ size: 'small' }}
      initial={{ from: today() }}
      command={({ post, from }) => ({
        path: postPath(post, 'appointments'),
        body: { person: finding.person, from },
      })}
    >
      <Field name="post" label={t('dualDuties.vacantPost')}>
        <VacantPosts unit={unit} kind={kind} />
      </Field>
      <DateField name="from" label={t('posts.from')} />
    </CommandButton>
  );
}
