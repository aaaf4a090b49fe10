import { Card, Tabs, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useUnit } from '../../api/organization';
import { type TrainingPlan, usePlan } from '../../api/training';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { LevelFigures } from './level-figures';
import { Cancel, Complete } from './plan-commands';
import { RecordResults } from './record-results';
import { Sessions } from './sessions';
import { StateTag } from './state-tag';
import { Trainees } from './trainees';

function About({ plan }: { plan: TrainingPlan }) {
  const { t } = useTranslation();
  const { kind, from, to, passMark, courses, hours, overOn, state, reason } = plan;
  return (
    <Card>
      <div className="stack tight">
        <div className="row">
          <StateTag state={state} />
          <span>{t(`training.kinds.${kind}`)}</span>
          <span className="quiet">
            {from} – {to} · {t('training.passMark')} {passMark}
          </span>
          {overOn && (
            <span className="quiet">
              {t('training.overOn', { on: overOn, state: t(`training.states.${state}`) })} {reason}
            </span>
          )}
        </div>
        {courses.length > 0 && (
          <div className="row">
            <span className="quiet">
              {t('training.courses')} · {t('training.hoursOf', { n: hours })}
            </span>
            {courses.map(({ code, name }) => (
              <Tag key={code}>{name}</Tag>
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}

function PlanView({ plan, asOf }: { plan: TrainingPlan; asOf?: string }) {
  const { t } = useTranslation();
  const [{ view }, change] = useUrlState({ view: 'trainees' });
  const within = useUnit(plan.unit).data?.path.map(({ id }) => id);
  const mayCommand = useMay('command', within) && !asOf;
  const isOpen = plan.state === 'open';
  const examines = isOpen || (plan.state === 'completed' && plan.figures.followUp !== undefined);
  return (
    <AsOfPage
      testId="training-plan-page"
      title={plan.title}
      intro={
        <>
          <Link to="/training">{t('training.title')}</Link> · {plan.unitName}
        </>
      }
      actions={
        <>
          {mayCommand && examines && <RecordResults plan={plan} />}
          {mayCommand && isOpen && <Complete plan={plan} />}
          {mayCommand && isOpen && <Cancel plan={plan} />}
        </>
      }
    >
      <About plan={plan} />
      <Card>
        <LevelFigures plan={plan} />
      </Card>
      {plan.peopleVisible && (
        <Card>
          <Tabs
            activeKey={view}
            onChange={(key) => change({ view: key })}
            items={[
              {
                key: 'trainees',
                label: t('training.trainees'),
                children: <Trainees plan={plan} mayCommand={mayCommand} asOf={asOf} />,
              },
              {
                key: 'sessions',
                label: t('training.sessions'),
                children: <Sessions plan={plan} mayCommand={mayCommand && isOpen} asOf={asOf} />,
              },
            ]}
          />
        </Card>
      )}
    </AsOfPage>
  );
}

export default function TrainingPage() {
  const { id = '' } = useParams();
  const { asOf } = useAsOf();
  return <Async query={usePlan(id, asOf)}>{(plan) => <PlanView plan={plan} asOf={asOf} />}</Async>;
}
