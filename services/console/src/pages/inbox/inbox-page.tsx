import { Card, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNotices } from '../../api/notification';
import { AsyncList } from '../../components/async';
import { Pager } from '../../components/pager';
import { Page } from '../../components/page';
import { useUrlState } from '../../components/use-url-state';
import './inbox.css';
import { NoticeView } from './notice-view';

function Notices({ unread }: { unread: boolean }) {
  const { t } = useTranslation();
  const list = useNotices(unread);
  return (
    <AsyncList list={list} empty={t(unread ? 'inbox.emptyUnread' : 'inbox.empty')}>
      {(notices) => (
        <>
          <ul data-testid="notices">
            {notices.map((notice) => (
              <NoticeView key={notice.id} notice={notice} />
            ))}
          </ul>
          <Pager list={list} />
        </>
      )}
    </AsyncList>
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
