import type { TrainingFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { MOST_TRAINEES, type Planned, type Trainee } from './training.js';

export type TraineeCommand =
  | {
      kind: 'enrolTrainees';
      training: string;
      people: readonly string[];
      tier?: string;
      /** Of them, who work elsewhere, by what is known of people. */
      strangers: readonly string[];
      on: string;
    }
  | { kind: 'moveTrainee'; training: string; person: string; tier: string; reason?: string; on: string }
  | { kind: 'withdrawTrainee'; training: string; person: string; reason?: string; on: string };

type Of<K extends TraineeCommand['kind']> = Extract<TraineeCommand, { kind: K }>;

export function decideTrainees(command: TraineeCommand, plan: Planned): TrainingFact[] {
  switch (command.kind) {
    case 'enrolTrainees':
      return enrol(command, plan);
    case 'moveTrainee':
      return move(command, plan);
    case 'withdrawTrainee': {
      const { training, person, reason, on } = command;
      enrolled(plan, person);
      return [{ type: 'organization.trainee-withdrawn', data: { training, unit: plan.unit, person, reason, on } }];
    }
    default:
      return command satisfies never;
  }
}

function enrol({ training, people, tier, strangers, on }: Of<'enrolTrainees'>, plan: Planned): TrainingFact[] {
  const { unit, title, kind, trainees } = plan;
  if (kind === 'staged' && tier !== undefined) noTiers('/tier');
  if (kind === 'tiered')
    if (tier === undefined) invalidField('/tier', 'tier-needed', { zh: '请选择层级', en: 'Choose a tier' });
    else tierOf(plan, tier);
  if (strangers.length > 0)
    invalidField(
      '/people',
      'trainee-elsewhere',
      { zh: '名单中有不在本单位的人员', en: 'Somebody in the list does not belong to the unit' },
      { zh: '请只选择本单位及其下级单位的人员', en: 'Choose people of the unit or below it' },
    );
  if (people.some((person) => trainees.has(person)))
    invalidField(
      '/people',
      'already-enrolled',
      { zh: '名单中有已经编入的人员', en: 'Somebody in the list is enrolled already' },
      { zh: '请从名单中去掉，或调整其层级', en: 'Leave him out, or move him to another tier' },
    );
  if (trainees.size + people.length > MOST_TRAINEES)
    refuse('training-full', `一个培训最多${MOST_TRAINEES}人`, `A training has at most ${MOST_TRAINEES} people`, {
      zh: '请另订一个培训计划',
      en: 'Plan another training',
    });
  return people.map((person) => ({
    type: 'organization.trainee-enrolled',
    data: { training, unit, title, person, tier, on },
  }));
}

function move({ training, person, tier, reason, on }: Of<'moveTrainee'>, plan: Planned): TrainingFact[] {
  if (plan.kind === 'staged') noTiers('/tier');
  tierOf(plan, tier);
  const previousTier = enrolled(plan, person).tier!;
  if (tier === previousTier)
    invalidField('/tier', 'same-tier', { zh: '他已经在这一层级', en: 'He is in this tier already' });
  const data = { training, unit: plan.unit, person, tier, previousTier, reason, on };
  return [{ type: 'organization.trainee-moved', data }];
}

const noTiers = (pointer: string): never =>
  invalidField(pointer, 'no-tiers', {
    zh: '阶梯式培训不分层级',
    en: 'A training in stages has no tiers',
  });

function tierOf({ levels }: Planned, tier: string): void {
  if (!levels.some(({ code }) => code === tier))
    invalidField('/tier', 'unknown-level', { zh: '计划中没有这一层级', en: 'The plan has no such tier' });
}

export const enrolled = ({ trainees }: Planned, person: string): Trainee =>
  trainees.get(person) ?? notFound({ zh: '这名参训人员', en: 'such person in the training' });
