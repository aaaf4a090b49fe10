import type { TrainingFact } from '@ronghe/contracts';
import { invalidField, refuse } from '@ronghe/event-sourcing';
import { enrolled } from './trainees.decide.js';
import type { Planned, Trainee } from './training.js';

export interface Score {
  person: string;
  score: number;
}
export type ResultCommand =
  | {
      kind: 'recordResults';
      training: string;
      /** A stage or tier, or the follow-up check. */
      level: string;
      scores: readonly Score[];
      on: string;
      today: string;
    }
  | { kind: 'withdrawResult'; training: string; person: string; level: string; reason: string; on: string };

type Of<K extends ResultCommand['kind']> = Extract<ResultCommand, { kind: K }>;

export const decideResults = (command: ResultCommand, plan: Planned): TrainingFact[] =>
  command.kind === 'recordResults' ? record(command, plan) : withdraw(command, plan);

function record(command: Of<'recordResults'>, plan: Planned): TrainingFact[] {
  const { training, level, scores, on } = command;
  const { unit, title, passMark } = plan;
  takesResults(command, plan);
  return scores.flatMap(({ person, score }, i): TrainingFact[] => {
    const at = `/scores/${i}/person`;
    if (scores.findIndex((other) => other.person === person) < i)
      invalidField(at, 'duplicate-person', { zh: '同一人填了两次', en: 'This person is there twice' });
    const trainee =
      plan.trainees.get(person) ??
      invalidField(at, 'not-enrolled', { zh: '没有编入这个培训', en: 'Not enrolled in this training' });
    mayTake(level, trainee, plan, at);
    notBeforeResultsBefore(command, trainee, plan);
    const passed = score >= passMark;
    const facts: TrainingFact[] = [
      { type: 'organization.training-result-recorded', data: { training, unit, person, level, score, passed, on } },
    ];
    const isLast = plan.kind === 'staged' && level === plan.levels.at(-1)!.code;
    if (isLast && passed && !trainee.proposed)
      facts.push({ type: 'organization.key-staff-proposed', data: { training, unit, title, person, on } });
    return facts;
  });
}

/** While the training goes on, or once it is over for the follow-up check; of no day to come. */
function takesResults({ level, on, today }: Of<'recordResults'>, plan: Planned): void {
  const { state, from, followUp, levels } = plan;
  if (level === followUp?.code) {
    if (state !== 'completed')
      refuse('training-not-over', '培训结束后才能跟踪考核', 'The follow-up check is for after the training', {
        zh: '请先结束培训',
        en: 'Complete the training first',
      });
  } else {
    if (!levels.some(({ code }) => code === level))
      invalidField('/level', 'unknown-level', {
        zh: '计划中没有这一阶段或层级',
        en: 'The plan has no such stage or tier',
      });
    stillTakes(state);
  }
  if (on > today) invalidField('/on', 'in-future', { zh: '日期还没有到', en: 'That day has not come yet' });
  if (on < from)
    invalidField('/on', 'before-training', { zh: `培训从${from}开始`, en: `The training begins on ${from}` });
}

function stillTakes(state: Planned['state']): void {
  if (state !== 'open')
    refuse('training-over', '这个培训已经结束或取消', 'This training was completed or cancelled', {
      zh: '结束后只能记录跟踪考核',
      en: 'After it only the follow-up check is recorded',
    });
}

/** Stage by stage, none twice once it is passed; in tiers each in his own. */
function mayTake(level: string, { tier, results }: Trainee, { kind, levels, followUp }: Planned, at: string): void {
  if (results.get(level)?.passed)
    invalidField(
      at,
      'already-passed',
      { zh: '已经通过，成绩不再改动', en: 'Passed already; the result stays' },
      { zh: '如记录有误，请先撤销原成绩', en: 'If it was recorded wrongly, take it back first' },
    );
  if (level === followUp?.code) return;
  if (kind === 'tiered' && tier !== level)
    invalidField(at, 'other-tier', { zh: '不在这一层级', en: 'Is in another tier' });
  const before = kind === 'staged' && levels[levels.findIndex(({ code }) => code === level) - 1];
  if (before && !results.get(before.code)?.passed)
    invalidField(
      at,
      'stage-not-passed',
      { zh: `还没有通过前一阶段“${before.name}”`, en: `Has not passed the stage before, “${before.name}”` },
      { zh: '通过前一阶段后才能进入下一阶段', en: 'A stage is only for who has passed the one before' },
    );
}

/** Neither before an earlier try nor before the stage that it stands on: what follows counts the quarter by these days. */
function notBeforeResultsBefore(
  { level, on }: Of<'recordResults'>,
  { results }: Trainee,
  { kind, levels }: Planned,
): void {
  const before = kind === 'staged' && levels[levels.findIndex(({ code }) => code === level) - 1];
  const last = [results.get(level)?.on, before && results.get(before.code)?.on]
    .flatMap((day) => day || [])
    .sort()
    .at(-1);
  if (last && on < last)
    invalidField(
      '/on',
      'before-last-result',
      { zh: `日期早于上一次成绩的日期${last}`, en: `Before the result before it, of ${last}` },
      {
        zh: '请核对日期；上一次成绩如有误，请先撤销',
        en: 'Check the day; if that result is wrong, take it back first',
      },
    );
}

/** What was built on it comes down first: a later stage, and the proposal. */
function withdraw({ training, person, level, reason, on }: Of<'withdrawResult'>, plan: Planned): TrainingFact[] {
  const { results, proposed } = enrolled(plan, person);
  if (!results.has(level))
    refuse('no-result', '没有可以撤销的成绩', 'There is no result to take back', {
      zh: '请核对阶段或层级',
      en: 'Check the stage or tier',
    });
  const { kind, levels, unit } = plan;
  const later = levels.slice(levels.findIndex(({ code }) => code === level) + 1);
  if (kind === 'staged' && level !== plan.followUp?.code && later.some(({ code }) => results.has(code)))
    refuse('later-stage-recorded', '后一阶段已有成绩', 'A later stage has a result already', {
      zh: '请先撤销后一阶段的成绩',
      en: 'Take back the result of the later stage first',
    });
  if (kind === 'staged' && proposed && results.get(level)?.passed && level === levels.at(-1)!.code)
    refuse('key-staff-proposed-by-it', '已据此成绩建议标记为骨干', 'He was proposed as key staff by this result', {
      zh: '请在人员页面处理骨干标记',
      en: 'See to the mark of key staff on his own page',
    });
  return [{ type: 'organization.training-result-withdrawn', data: { training, unit, person, level, reason, on } }];
}
