import { useTranslation } from 'react-i18next';
import { type KeyStaffKind, keyStaffKinds, type Trainee, traineePath, type TrainingPlan } from '../../api/training';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, TextField } from '../../components/fields';
import { today } from '../../format/time';

interface Props {
  plan: TrainingPlan;
  trainee: Trainee;
}

export function Confirm({ plan, trainee: { person, name } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ kind: KeyStaffKind; on: string }>
      label={t('training.confirm')}
      title={t('training.confirmTitle', { name })}
      intro={t('training.confirmHint')}
      testId={`training-confirm-${person}`}
      button={{ size: 'small', type: 'primary' }}
      initial={{ kind: 'technique', on: today() }}
      command={(body) => ({ path: traineePath(plan.id, person, 'key-staff'), body })}
    >
      <ChoiceField
        name="kind"
        label={t('training.keyStaffKind')}
        options={keyStaffKinds.map((value) => ({ value, label: t(`training.keyStaffKinds.${value}`) }))}
      />
      <DateField name="on" label={t('training.since')} />
    </CommandButton>
  );
}

export function MoveTier({ plan, trainee: { person, name, tier } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ tier: string; reason?: string }>
      label={t('training.move')}
      title={t('training.moveTitle', { name })}
      testId={`training-move-${person}`}
      button={{ size: 'small' }}
      command={({ reason, ...body }) => ({
        path: traineePath(plan.id, person, 'tier'),
        body: { ...body, reason: reason || undefined },
      })}
    >
      <ChoiceField
        name="tier"
        label={t('training.tier')}
        options={plan.levels
          .filter(({ code }) => code !== tier)
          .map(({ code, name: label }) => ({ value: code, label }))}
      />
      <TextField name="reason" label={t('common.reason')} extra={t('training.reasonHint')} optional />
    </CommandButton>
  );
}

export function Withdraw({ plan, trainee: { person, name } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason?: string }>
      label={t('training.withdraw')}
      title={t('training.withdrawTitle', { name })}
      intro={t('training.withdrawHint')}
      testId={`training-withdraw-${person}`}
      button={{ size: 'small', danger: true }}
      command={({ reason }) => ({
        path: traineePath(plan.id, person, 'withdrawal'),
        body: { reason: reason || undefined },
      })}
    >
      <TextField name="reason" label={t('common.reason')} extra={t('training.reasonHint')} optional />
    </CommandButton>
  );
}

export function TakeBack({ plan, trainee: { person, name, results } }: Props) {
  const { t } = useTranslation();
  const named = [...plan.levels, ...(plan.figures.followUp ? [plan.figures.followUp] : [])];
  return (
    <CommandButton<{ level: string; reason: string }>
      label={t('training.takeBack')}
      title={t('training.takeBackTitle', { name })}
      intro={t('training.takeBackHint')}
      testId={`training-take-back-${person}`}
      button={{ size: 'small' }}
      initial={{ level: results.at(-1)?.level }}
      command={({ level, reason }) => ({
        path: traineePath(plan.id, person, `results/${encodeURIComponent(level)}/withdrawal`),
        body: { reason },
      })}
    >
      <ChoiceField
        name="level"
        label={t('training.level')}
        options={results.map(({ level, score }) => ({
          value: level,
          label: `${named.find(({ code }) => code === level)?.name ?? level} ${score}`,
        }))}
      />
      <TextField name="reason" label={t('common.reason')} extra={t('training.reasonHint')} />
    </CommandButton>
  );
}
