import { Drawer, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type PostDetail, usePost } from '../../api/posts';
import { Async } from '../../components/async';
import { Nothing } from '../../components/nothing';
import { PersonName } from '../../components/person-name';
import { useMay } from '../../session/session';
import { AbolishPost, Appoint, ChangeDuties, EndAppointment } from './commands';
import './posts.css';

interface Props {
  id: string;
  asOf?: string;
}

function Commands({ post }: { post: PostDetail }) {
  // One that is still to come is ended here too: until then nobody else can be appointed.
  const appointment = post.appointment ?? post.holders.find(({ to }) => !to)?.id;
  return (
    <span className="row">
      {appointment ? (
        <EndAppointment post={post} appointment={appointment} />
      ) : (
        <>
          <Appoint post={post} />
          <AbolishPost post={post} />
        </>
      )}
      <ChangeDuties post={post} />
    </span>
  );
}

function Holders({ post: { holders } }: { post: PostDetail }) {
  const { t } = useTranslation();
  if (holders.length === 0) return <Nothing>{t('posts.noHolders')}</Nothing>;
  return (
    <ul data-testid="post-holders">
      {holders.map(({ id, person, name, from, to, reason }) => (
        <li key={id} className="post-line">
          <b>
            <PersonName name={name} id={person} />
          </b>
          <span className="quiet">
            {to ? t('posts.span', { from, to }) : t('posts.since', { on: from })}
            {reason && ` · ${t(`posts.endings.${reason}`)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Content({ post, asOf }: { post: PostDetail; asOf?: string }) {
  const { t } = useTranslation();
  const mayCommand = useMay('command', post.within) && !asOf && post.state !== 'abolished';
  return (
    <div className="stack">
      <p className="row quiet">
        {post.unitName}
        <Tag>{t(`posts.kinds.${post.kind}`)}</Tag>
        {t(`posts.roles.${post.role}`)}
        <Tag color={post.state === 'held' ? 'success' : 'warning'}>{t(`posts.states.${post.state}`)}</Tag>
      </p>
      {mayCommand && <Commands post={post} />}
      <section className="stack tight">
        <h3>{t('posts.holders')}</h3>
        <Holders post={post} />
      </section>
      <section className="stack tight">
        <h3>{t('posts.duties')}</h3>
        {post.dutiesOverTime.toReversed().map(({ on, duties }) => (
          <div key={on} className="post-line">
            <span className="quiet">{t('posts.since', { on })}</span>
            <span>{duties.map(({ name }) => name).join(t('posts.and')) || t('posts.noDuties')}</span>
          </div>
        ))}
      </section>
    </div>
  );
}

/** One post: who holds it, who held it, and what it answers for. */
export function PostDrawer({ id, asOf, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const query = usePost(id, asOf);
  return (
    <Drawer
      open
      size="min(640px, 100vw)"
      title={query.data?.name ?? t('posts.post')}
      onClose={onClose}
      data-testid="post-drawer"
    >
      <Async query={query}>{(post) => <Content post={post} asOf={asOf} />}</Async>
    </Drawer>
  );
}
