import { Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planPath, type Trainee, type TrainingPlan, useAllTrainees } from '../../api/training';
import { Async } from '../../components/async';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField } from '../../components/fields';
import { Nothing } from '../../components/nothing';
import { PersonName } from '../../components/person-name';
import { today } from '../../format/time';

interface Values {
  level: string;
  on: string;
  score?: Record<string, number | null | undefined>;
}

const passed = ({ results }: Trainee, level: string | undefined) =>
  results.some((result) => result.level === level && result.passed);

/** Whom the server would take a result of. */
function mayTake(trainee: Trainee, level: string, { kind, levels, figures }: TrainingPlan) {
  if (passed(trainee, level)) return false;
  if (level === figures.followUp?.code) return true;
  if (kind === 'tiered') return trainee.tier === level;
  const before = levels[levels.findIndex(({ code }) => code === level) - 1];
  return !before || passed(trainee, before.code);
}

function Scores({ plan }: { plan: TrainingPlan }) {
  const { t } = useTranslation();
  const level = Form.useWatch<string | undefined>('level');
  const trainees = useAllTrainees(plan.id, level !== undefined);
  if (!level) return null;
  return (
    <Async query={trainees}>
      {({ items }) => {
        const listed = items.filter((trainee) => mayTake(trainee, level, plan));
        if (listed.length === 0) return <Nothing>{t('training.noneToRecord')}</Nothing>;
        return (
          <div className="grid-fields" data-testid="training-scores">
            {listed.map((trainee) => (
              <Form.Item
                key={`${level} ${trainee.person}`}
                name={['score', trainee.person]}
                label={<PersonName name={trainee.name} id={trainee.person} />}
              >
                <InputNumber
                  min={0}
                  max={100}
                  precision={0}
                  style={{ width: '100%' }}
                  aria-label={t('training.scoreOf', { name: trainee.name ?? trainee.person })}
                />
              </Form.Item>
            ))}
          </div>
        );
      }}
    </Async>
  );
}

export function RecordResults({ plan }: { plan: TrainingPlan }) {
  const { t } = useTranslation();
  const [initial] = useState({ on: today() });
  const { followUp } = plan.figures;
  const choices = plan.state === 'completed' ? (followUp ? [followUp] : []) : plan.levels;
  return (
    <CommandButton<Values>
      label={t('training.record')}
      title={t('training.recordTitle')}
      intro={t('training.recordHint')}
      testId="training-record"
      button={{ type: 'primary' }}
      initial={{ ...initial, level: choices.length === 1 ? choices[0]?.code : undefined }}
      command={({ level, on, score = {} }) => ({
        path: planPath(plan.id, 'results'),
        body: {
          level,
          on,
          scores: Object.entries(score).flatMap(([person, its]) =>
            typeof its === 'number' ? [{ person, score: its }] : [],
          ),
        },
      })}
    >
      <div className="grid-fields">
        <ChoiceField
          name="level"
          label={t('training.level')}
          options={choices.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <DateField name="on" label={t('training.examOn')} />
      </div>
      <Scores plan={plan} />
    </CommandButton>
  );
}
