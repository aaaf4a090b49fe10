import { useTranslation } from 'react-i18next';
import { planPath, type TrainingPlan } from '../../api/training';
import { CommandButton } from '../../components/command-button';
import { DateField, TextField } from '../../components/fields';
import { today } from '../../format/time';

export function Complete({ plan: { id } }: { plan: TrainingPlan }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string }>
      label={t('training.complete')}
      intro={t('training.completeHint')}
      testId="training-complete"
      initial={{ on: today() }}
      command={(body) => ({ path: planPath(id, 'completion'), body })}
    >
      <DateField name="on" label={t('training.completedOn')} />
    </CommandButton>
  );
}

export function Cancel({ plan: { id } }: { plan: TrainingPlan }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('training.cancelPlan')}
      intro={t('training.cancelHint')}
      testId="training-cancel"
      button={{ danger: true }}
      command={(body) => ({ path: planPath(id, 'cancellation'), body })}
    >
      <TextField name="reason" label={t('common.reason')} extra={t('training.reasonHint')} />
    </CommandButton>
  );
}
