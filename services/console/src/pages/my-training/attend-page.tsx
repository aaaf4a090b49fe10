import { Button, Card, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { checkInsPath, useSession } from '../../api/training';
import { useCommand } from '../../api/use-command';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import '../training/training.css';

function Done({ session }: { session: string }) {
  const { t } = useTranslation();
  const found = useSession(session).data;
  return (
    <Result
      status="success"
      title={t('attend.done')}
      subTitle={found && t('attend.doneAt', { title: found.title, name: found.name })}
      extra={<Link to="/my-training">{t('attend.mine')}</Link>}
      data-testid="attend-done"
    />
  );
}

/** What a scanned code opens. It asks for one touch, so that an address alone, opened by anything, checks nobody in. */
export default function AttendPage() {
  const { t } = useTranslation();
  const code = useSearchParams()[0].get('code');
  const checking = useCommand();
  return (
    <Page testId="attend-page" title={t('attend.title')}>
      <Card>
        {checking.data ? (
          <Done session={checking.data.id} />
        ) : code ? (
          <div className="attend">
            <p>{t('attend.ready')}</p>
            {checking.error && <ProblemAlert error={checking.error} />}
            <Button
              type="primary"
              size="large"
              block
              loading={checking.isPending}
              onClick={() => checking.mutate({ path: checkInsPath, body: { code } })}
              data-testid="attend-check-in"
            >
              {t('attend.checkIn')}
            </Button>
          </div>
        ) : (
          <Result status="info" title={t('attend.noCode')} subTitle={t('attend.noCodeHint')} />
        )}
      </Card>
    </Page>
  );
}
