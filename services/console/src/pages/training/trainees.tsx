import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Trainee, type TrainingPlan, useTrainees } from '../../api/training';
import type { Column } from '../../components/data-table';
import { OneOfFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { Enrol } from './enrol';
import { Confirm, MoveTier, TakeBack, Withdraw } from './trainee-commands';

interface Props {
  plan: TrainingPlan;
  mayCommand: boolean;
  asOf?: string;
}

const states = ['taking', 'withdrawn', 'proposed'] as const;

function Scores({ trainee, plan }: { trainee: Trainee; plan: TrainingPlan }) {
  const { t } = useTranslation();
  const named = [...plan.levels, ...(plan.figures.followUp ? [plan.figures.followUp] : [])];
  if (trainee.results.length === 0) return <>{t('common.none')}</>;
  return (
    <span className="row">
      {trainee.results.map(({ level, score, passed, on }) => (
        <Tag key={level} color={passed ? 'success' : 'error'} title={on}>
          {named.find(({ code }) => code === level)?.name ?? level} {score}
        </Tag>
      ))}
    </span>
  );
}

function Standing({ trainee: { state, proposedOn, keyStaffOn } }: { trainee: Trainee }) {
  const { t } = useTranslation();
  if (keyStaffOn) return <Tag color="gold">{t('training.keyStaffSince', { on: keyStaffOn })}</Tag>;
  if (proposedOn) return <Tag color="warning">{t('training.proposed')}</Tag>;
  return <span className={state === 'withdrawn' ? 'quiet' : undefined}>{t(`training.traineeStates.${state}`)}</span>;
}

function Actions({ trainee, plan }: { trainee: Trainee; plan: TrainingPlan }) {
  const isTaking = trainee.state === 'taking';
  const isOpen = plan.state === 'open';
  return (
    <span className="row">
      {isTaking && trainee.proposedOn && !trainee.keyStaffOn && <Confirm plan={plan} trainee={trainee} />}
      {isTaking && isOpen && plan.kind === 'tiered' && <MoveTier plan={plan} trainee={trainee} />}
      {isTaking && trainee.results.length > 0 && <TakeBack plan={plan} trainee={trainee} />}
      {isTaking && isOpen && <Withdraw plan={plan} trainee={trainee} />}
    </span>
  );
}

export function Trainees({ plan, mayCommand, asOf }: Props) {
  const { t } = useTranslation();
  const [{ tier, state }] = useUrlState({ tier: '', state: '' });
  const list = useTrainees(plan.id, { tier, state, asOf });
  const tiered = plan.kind === 'tiered';
  const columns: Column<Trainee>[] = [
    { key: 'rank', title: t('training.rank'), sortable: true, render: ({ rank }) => rank ?? t('common.none') },
    { key: 'name', title: t('training.person'), render: ({ name, person }) => <PersonName name={name} id={person} /> },
    {
      key: 'unitName',
      title: t('training.personUnit'),
      sortable: true,
      render: (row) => row.unitName ?? t('common.none'),
    },
    ...(tiered
      ? [{ key: 'tierName', title: t('training.tier'), sortable: true, render: (row: Trainee) => row.tierName }]
      : []),
    {
      key: 'present',
      title: t('training.present'),
      sortable: true,
      render: (row) => <span className="figures">{t('training.presentOf', { ...row })}</span>,
    },
    { key: 'scores', title: t('training.scores'), render: (row) => <Scores trainee={row} plan={plan} /> },
    { key: 'state', title: t('training.state'), sortable: true, render: (row) => <Standing trainee={row} /> },
  ];
  return (
    <ListView
      testId="trainees"
      name={plan.title}
      left={
        <div className="filters">
          {tiered && (
            <OneOfFilter
              name="tier"
              label={t('training.tier')}
              options={[
                { value: '', label: t('training.anyTier') },
                ...plan.levels.map(({ code, name }) => ({ value: code, label: name })),
              ]}
            />
          )}
          <OneOfFilter
            name="state"
            label={t('training.state')}
            options={[
              { value: '', label: t('training.anybody') },
              ...states.map((value) => ({ value, label: t(`training.traineeStates.${value}`) })),
            ]}
          />
        </div>
      }
      right={mayCommand && plan.state === 'open' && <Enrol plan={plan} />}
      list={list}
      columns={columns}
      actions={mayCommand ? (row) => <Actions trainee={row} plan={plan} /> : undefined}
      empty={t('training.nobody')}
    />
  );
}
