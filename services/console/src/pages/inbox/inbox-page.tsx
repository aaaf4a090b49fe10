import { Card, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNotices } from '../../api/notification';
import { Nothing } from '../../components/nothing';
import { Pager } from '../../components/pager';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { useUrlState } from '../../components/use-url-state';
import './inbox.css';
import { NoticeView } from './notice-view';

function Notices({ unread }: { unread: boolean }) {
  const { t } = useTranslation();
  const list = useNotices(unread);
  if (list.error) return <ProblemAlert error={list.error} onRetry={list.refetch} />;
  if (list.loading && list.items.length === 0) return <Skeleton active />;
  if (list.items.length === 0) return <Nothing>{t(unread ? 'inbox.emptyUnread' : 'inbox.empty')}</Nothing>;
  return (
    <>
      <ul data-testid="notices">
        {list.items.map((notice) => (
          <NoticeView key={notice.id} notice={notice} />
        ))}
      </ul>
      <Pager list={list} />
    </>
  );
}

export default function InboxPage() {
  const { t } = useTranslation();
  const [{ show }, change] = useUrlState({ show: 'unread' });
  return (
    <Page
      testId="inbox-page"
      title={t('inbox.title')}
      intro={t('inbox.intro')}
      actions={
        <Segmented
          value={show}
          data-testid="inbox-filter"
          options={[
            { value: 'unread', label: t('inbox.unread') },
            { value: 'all', label: t('inbox.all') },
          ]}
          onChange={(value) => change({ show: value })}
        />
      }
    >
      <Card>
        <Notices key={show} unread={show === 'unread'} />
      </Card>
    </Page>
  );
}
