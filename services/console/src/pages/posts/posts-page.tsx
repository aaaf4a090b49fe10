import { Card, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Post, postKinds, postStates, usePosts } from '../../api/posts';
import { AsOfBanner, AsOfPicker, useAsOf } from '../../components/as-of';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { PersonName } from '../../components/person-name';
import { SearchBox } from '../../components/search-box';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { CreatePost } from './commands';
import { PostDrawer } from './post-drawer';

const colours = { held: 'success', vacant: 'warning', abolished: undefined } as const;

function Filters() {
  const { t } = useTranslation();
  const [{ unit, kind, state }, change] = useUrlState({ unit: '', kind: '', state: '' });
  return (
    <div className="filters">
      <UnitTreeSelect
        aria-label={t('posts.unit')}
        placeholder={t('posts.anyUnit')}
        value={unit || undefined}
        onChange={(value) => change({ unit: value ?? '' })}
      />
      <Select
        allowClear
        aria-label={t('posts.kind')}
        placeholder={t('posts.anyKind')}
        value={kind || undefined}
        options={postKinds.map((value) => ({ value, label: t(`posts.kinds.${value}`) }))}
        onChange={(value?: string) => change({ kind: value ?? '' })}
      />
      <Select
        allowClear
        aria-label={t('posts.state')}
        placeholder={t('posts.anyState')}
        value={state || undefined}
        options={postStates.map((value) => ({ value, label: t(`posts.states.${value}`) }))}
        onChange={(value?: string) => change({ state: value ?? '' })}
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
    <Page
      testId="posts-page"
      title={t('posts.title')}
      intro={t('posts.intro')}
      actions={
        <>
          <AsOfPicker />
          {mayCommand && <CreatePost />}
        </>
      }
    >
      <AsOfBanner />
      <Card>
        <div className="stack">
          <div className="row spread">
            <Filters />
            <div className="row">
              <SearchBox
                label={t('posts.search')}
                value={q}
                onSearch={(value) => change({ q: value })}
                testId="posts-search"
              />
              <SpreadsheetButton
                label={t('common.export')}
                name={t('posts.title')}
                path={list.path}
                params={list.params}
                testId="posts-export"
              />
            </div>
          </div>
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('posts.empty')}
            testId="posts-table"
            onOpen={({ id }) => change({ post: id })}
          />
        </div>
      </Card>
      {post && <PostDrawer id={post} asOf={asOf} onClose={() => change({ post: '' })} />}
    </Page>
  );
}
