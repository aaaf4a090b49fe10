import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Post, postKinds, postStates, usePosts } from '../../api/posts';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import type { Column } from '../../components/data-table';
import { ChoiceFilter, UnitFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { CreatePost } from './commands';
import { PostDrawer } from './post-drawer';

const colours = { held: 'success', vacant: 'warning', abolished: undefined } as const;

function Filters() {
  const { t } = useTranslation();
  return (
    <div className="filters">
      <UnitFilter label={t('posts.unit')} any={t('posts.anyUnit')} />
      <ChoiceFilter
        name="kind"
        label={t('posts.kind')}
        any={t('posts.anyKind')}
        options={postKinds.map((value) => ({ value, label: t(`posts.kinds.${value}`) }))}
      />
      <ChoiceFilter
        name="state"
        label={t('posts.state')}
        any={t('posts.anyState')}
        options={postStates.map((value) => ({ value, label: t(`posts.states.${value}`) }))}
      />
    </div>
  );
}

export default function PostsPage() {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const mayCommand = useMay('command') && !asOf;
  const [{ unit, kind, state, q, post }, change] = useUrlState({ unit: '', kind: '', state: '', q: '', post: '' });
  const list = usePosts({ unit, kind, state, q, asOf });
  const columns: Column<Post>[] = [
    { key: 'unitName', title: t('posts.unit'), sortable: true, render: ({ unitName }) => unitName },
    { key: 'name', title: t('posts.name'), sortable: true, render: ({ name }) => <b>{name}</b> },
    {
      key: 'role',
      title: t('posts.role'),
      sortable: true,
      render: (row) => (
        <span className="row">
          {t(`posts.roles.${row.role}`)}
          <Tag>{t(`posts.kinds.${row.kind}`)}</Tag>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('posts.state'),
      sortable: true,
      render: (row) => <Tag color={colours[row.state]}>{t(`posts.states.${row.state}`)}</Tag>,
    },
    {
      key: 'holderName',
      title: t('posts.holder'),
      render: ({ holder, holderName, since }) =>
        holder ? (
          <span className="two-lines">
            <PersonName name={holderName} id={holder} />
            <span className="quiet">{t('posts.since', { on: since })}</span>
          </span>
        ) : (
          <span className="quiet">{t('common.none')}</span>
        ),
    },
    { key: 'duties', title: t('posts.duties'), align: 'right', render: ({ duties }) => duties.length },
  ];
  return (
    <AsOfPage
      testId="posts-page"
      title={t('posts.title')}
      intro={t('posts.intro')}
      actions={mayCommand && <CreatePost />}
    >
      <Card>
        <ListView
          testId="posts"
          name={t('posts.title')}
          left={<Filters />}
          search={t('posts.search')}
          list={list}
          columns={columns}
          empty={t('posts.empty')}
          onOpen={({ id }) => change({ post: id })}
        />
      </Card>
      {post && <PostDrawer id={post} asOf={asOf} onClose={() => change({ post: '' })} />}
    </AsOfPage>
  );
}
