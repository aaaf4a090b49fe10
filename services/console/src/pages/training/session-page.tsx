import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useUnit } from '../../api/organization';
import { sessionPath, type TrainingSession, usePlan, useSession } from '../../api/training';
import { AsOfBanner, useAsOf } from '../../components/as-of';
import { Async } from '../../components/async';
import { CommandButton } from '../../components/command-button';
import { TextField } from '../../components/fields';
import { Page } from '../../components/page';
import { today } from '../../format/time';
import { useMay } from '../../session/session';
import { Attendance } from './attendance';
import { SessionCode } from './session-code';

function CancelSession({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('training.cancelSession')}
      testId="session-cancel"
      button={{ danger: true }}
      command={(body) => ({ path: sessionPath(id, 'cancellation'), body })}
    >
      <TextField name="reason" label={t('common.reason')} extra={t('training.reasonHint')} />
    </CommandButton>
  );
}

function SessionView({ session, asOf }: { session: TrainingSession & { title: string }; asOf?: string }) {
  const { t } = useTranslation();
  const { id, training, name, title, on, place, levelName, courseName, state, attended, expected } = session;
  const plan = usePlan(training, asOf).data;
  const within = useUnit(session.unit).data?.path.map((unit) => unit.id);
  const mayCommand = useMay('command', within) && !asOf && state === 'scheduled' && plan?.state === 'open';
  return (
    <Page
      testId="training-session-page"
      title={name}
      intro={
        <>
          <Link to={`/training/${training}?view=sessions`}>{title}</Link> ·{' '}
          {[on, place, levelName ?? t('training.everybody'), courseName].filter(Boolean).join(' · ')}
        </>
      }
      actions={mayCommand && attended === 0 && <CancelSession id={id} />}
    >
      <AsOfBanner />
      {mayCommand && (
        <Card title={t('training.code')}>
          {on === today() ? (
            <SessionCode session={id} />
          ) : (
            <span className="quiet">{t('training.codeNotToday', { on })}</span>
          )}
        </Card>
      )}
      {plan?.peopleVisible && (
        <Card
          title={
            <span className="row">
              {t('training.attendanceList')}
              {state === 'cancelled' ? (
                <Tag>{t('training.sessionStates.cancelled')}</Tag>
              ) : (
                <span className="quiet figures" data-testid="session-present">
                  {t('training.presentOf', { present: attended, expected })}
                </span>
              )}
            </span>
          }
        >
          <Attendance session={id} mayCommand={mayCommand && on <= today()} asOf={asOf} />
        </Card>
      )}
    </Page>
  );
}

export default function SessionPage() {
  const { session: id = '' } = useParams();
  const { asOf } = useAsOf();
  return <Async query={useSession(id, asOf)}>{(session) => <SessionView session={session} asOf={asOf} />}</Async>;
}
