import type { TrainingFact, TrainingKind } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead } from '@ronghe/service-kit/pure';
import { type ResultCommand, decideResults } from './results.decide.js';
import { type TraineeCommand, decideTrainees } from './trainees.decide.js';
import type { FollowUp, Level, Planned, Training } from './training.js';

/** A plan as its author wrote it, with its courses as the menu has them. */
export interface PlanDraft {
  unit: string;
  title: string;
  kind: TrainingKind;
  levels: readonly Level[];
  courses: readonly (Level & { hours: number })[];
  passMark: number;
  from: string;
  to: string;
  followUp?: FollowUp;
}

export type TrainingCommand =
  | { kind: 'planTraining'; training: string; draft: PlanDraft; today: string }
  | { kind: 'completeTraining'; training: string; on: string; today: string }
  | { kind: 'cancelTraining'; training: string; reason: string; on: string }
  | TraineeCommand
  | ResultCommand;

export function decideTraining(command: TrainingCommand, state: Training): TrainingFact[] {
  switch (command.kind) {
    case 'planTraining':
      return plan(command);
    case 'completeTraining':
      return complete(command, stillOpen(known(state)));
    case 'cancelTraining': {
      const { training, reason, on } = command;
      return [
        { type: 'organization.training-cancelled', data: { training, unit: stillOpen(known(state)).unit, reason, on } },
      ];
    }
    case 'recordResults':
    case 'withdrawResult':
      return decideResults(command, known(state));
    default:
      return decideTrainees(command, stillOpen(known(state)));
  }
}

/** Levels and the follow-up check share one space of codes: a result names one of them. */
function plan({ training, draft, today }: Extract<TrainingCommand, { kind: 'planTraining' }>): TrainingFact[] {
  const { levels, courses, followUp, from, to } = draft;
  notTooFarAhead(from, today, '/from');
  if (to < from)
    invalidField('/to', 'ends-before-begins', { zh: '结束日期早于开始日期', en: 'It ends before it begins' });
  const doubled = levels.findIndex(({ code }, i) => levels.findIndex((other) => other.code === code) < i);
  if (doubled >= 0)
    invalidField(`/levels/${doubled}/code`, 'duplicate-level', { zh: '编码重复', en: 'Two of them have this code' });
  if (followUp && levels.some(({ code }) => code === followUp.code))
    invalidField('/followUp/code', 'duplicate-level', {
      zh: '跟踪考核的编码与阶段或层级重复',
      en: 'A stage or tier has the code of the follow-up check',
    });
  if (followUp && followUp.dueOn <= to)
    invalidField('/followUp/dueOn', 'follow-up-too-early', {
      zh: '跟踪考核应在培训结束之后',
      en: 'The follow-up check is to be after the training ends',
    });
  const data = { training, ...draft, levels: [...levels], courses: [...courses] };
  return [{ type: 'organization.training-planned', data }];
}

function complete(
  { training, on, today }: { training: string; on: string; today: string },
  { unit, from, trainees }: Planned,
): TrainingFact[] {
  if (on > today) invalidField('/on', 'in-future', { zh: '日期还没有到', en: 'That day has not come yet' });
  if (on < from)
    invalidField('/on', 'before-training', {
      zh: `培训从${from}开始`,
      en: `The training begins on ${from}`,
    });
  const last = [...trainees.values()]
    .flatMap(({ results }) => [...results.values()].map((result) => result.on))
    .sort()
    .at(-1);
  if (last && on < last)
    invalidField('/on', 'before-last-result', {
      zh: `日期早于最近一次成绩的日期${last}`,
      en: `Before the last result, of ${last}`,
    });
  return [{ type: 'organization.training-completed', data: { training, unit, on } }];
}

const known = (state: Training): Planned =>
  state.is === 'planned' ? state : notFound({ zh: '培训计划', en: 'training plan' });

/** What is over takes nobody in and changes no more, but for its follow-up check. */
export function stillOpen(state: Planned): Planned {
  if (state.state === 'open') return state;
  return refuse('training-over', '这个培训已经结束或取消', 'This training was completed or cancelled', {
    zh: '请另订一个培训计划',
    en: 'Plan another training',
  });
}
