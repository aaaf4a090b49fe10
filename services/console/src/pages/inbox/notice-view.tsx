import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Notice, readingPath } from '../../api/notification';
import { useCommand } from '../../api/use-command';
import { useTellProblem } from '../../components/use-tell-problem';
import { instant } from '../../format/time';
import { useLocal } from '../../i18n/use-local';

const colours = { information: undefined, reminder: 'processing', warning: 'warning', halt: 'error' } as const;

/** A notice's link is a path of this console; anything else is not followed. */
const isLocal = (link: string) => link.startsWith('/') && !link.startsWith('//');

export function NoticeView({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const local = useLocal();
  const onError = useTellProblem();
  const reading = useCommand();
  const { id, level, link, readAt } = notice;
  return (
    <li className={`notice ${level} ${readAt ? 'read' : 'unread'}`} data-testid={`notice-${id}`}>
      <div className="row">
        <Tag color={colours[level]} data-testid="notice-level">
          {t(`inbox.levels.${level}`)}
        </Tag>
        <h2>{local(notice.title)}</h2>
        <time className="quiet" dateTime={notice.at}>
          {instant(notice.at)}
        </time>
      </div>
      <p>{local(notice.body)}</p>
      <div className="row">
        {link && isLocal(link) && (
          <Link to={link} data-testid="notice-link">
            {t('inbox.follow')}
          </Link>
        )}
        {readAt ? (
          <span className="quiet">{t('inbox.read')}</span>
        ) : (
          <Button
            size="small"
            loading={reading.isPending}
            onClick={() => reading.mutate({ path: readingPath(id) }, { onError })}
            data-testid="notice-mark-read"
          >
            {t('inbox.markRead')}
          </Button>
        )}
      </div>
    </li>
  );
}
