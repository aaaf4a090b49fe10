import { describe, expect, it } from '@jest/globals';
import type { TrainingFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { PlanDraft, TrainingCommand } from './training.decide.js';
import { training as decider } from './training.decider.js';

const training = 't1';
const unit = 'production.W1';
const courses = [{ code: 'C1', name: '油井故障诊断', hours: 4 }];
const tiered: PlanDraft = {
  unit,
  title: '三级培训',
  kind: 'tiered',
  levels: [
    { code: 'A', name: '应需' },
    { code: 'B', name: '补短' },
    { code: 'C', name: '固优' },
  ],
  courses,
  passMark: 60,
  from: '2026-03-01',
  to: '2026-05-31',
  followUp: { code: 'PLUS', name: '跟踪考核', dueOn: '2026-08-31' },
};
const staged: PlanDraft = {
  ...tiered,
  title: '骨干培养',
  kind: 'staged',
  levels: [
    { code: '1', name: '入门' },
    { code: '2', name: '提高' },
    { code: '3', name: '带头' },
  ],
  followUp: undefined,
};
const planned = (draft: PlanDraft): TrainingFact => ({
  type: 'organization.training-planned',
  data: { training, ...draft, levels: [...draft.levels], courses: [...draft.courses] },
});
const enrolled = (person: string, tier?: string, title = tiered.title): TrainingFact => ({
  type: 'organization.trainee-enrolled',
  data: { training, unit, title, person, tier, on: '2026-03-02' },
});
const result = (person: string, level: string, score: number, on = '2026-04-01'): TrainingFact => ({
  type: 'organization.training-result-recorded',
  data: { training, unit, person, level, score, passed: score >= 60, on },
});
const completed: TrainingFact = {
  type: 'organization.training-completed',
  data: { training, unit, on: '2026-05-31' },
};
const proposed = (person: string): TrainingFact => ({
  type: 'organization.key-staff-proposed',
  data: { training, unit, title: staged.title, person, on: '2026-04-01' },
});

const plan = (draft: PlanDraft): TrainingCommand => ({ kind: 'planTraining', training, draft });
const enrol = (people: string[], tier?: string, strangers: string[] = []): TrainingCommand => ({
  kind: 'enrolTrainees',
  training,
  people,
  tier,
  strangers,
  on: '2026-03-02',
});
const move = (person: string, tier: string): TrainingCommand => ({
  kind: 'moveTrainee',
  training,
  person,
  tier,
  reason: '测试已达标',
  on: '2026-03-20',
});
const withdraw = (person: string): TrainingCommand => ({ kind: 'withdrawTrainee', training, person, on: '2026-03-20' });
const record = (level: string, scores: Record<string, number>, on = '2026-04-01'): TrainingCommand => ({
  kind: 'recordResults',
  training,
  level,
  scores: Object.entries(scores).map(([person, score]) => ({ person, score })),
  on,
  today: '2026-06-01',
});
const takeBack = (person: string, level: string): TrainingCommand => ({
  kind: 'withdrawResult',
  training,
  person,
  level,
  reason: '记错人',
  on: '2026-04-02',
});
const complete = (on = '2026-05-31'): TrainingCommand => ({
  kind: 'completeTraining',
  training,
  on,
  today: '2026-06-01',
});
const cancel: TrainingCommand = { kind: 'cancelTraining', training, reason: '抢险任务', on: '2026-03-20' };

const inTiers = [planned(tiered), enrolled('a', 'A'), enrolled('b', 'B')];
const inStages = [planned(staged), enrolled('a', undefined, staged.title), enrolled('b', undefined, staged.title)];

describe('planning a training', () => {
  it('names its tiers or stages, its courses and the follow-up check', () => {
    given(decider)
      .when(plan(tiered))
      .then([planned(tiered)]);
    given(decider)
      .when(plan(staged))
      .then([planned(staged)]);
  });

  it('has dates that fit, and each code once', () => {
    given(decider)
      .when(plan({ ...tiered, to: '2026-02-28' }))
      .thenRefused('ends-before-begins');
    given(decider)
      .when(plan({ ...tiered, levels: [...tiered.levels, { code: 'A', name: '又一层' }] }))
      .thenRefused('duplicate-level');
    given(decider)
      .when(plan({ ...tiered, followUp: { ...tiered.followUp!, code: 'C' } }))
      .thenRefused('duplicate-level');
    given(decider)
      .when(plan({ ...tiered, followUp: { ...tiered.followUp!, dueOn: tiered.to } }))
      .thenRefused('follow-up-too-early');
  });

  it('is completed or cancelled once, and not in the future', () => {
    given(decider, inTiers).when(complete()).then([completed]);
    given(decider, inTiers).when(complete('2026-06-02')).thenRefused('in-future');
    given(decider, inTiers).when(complete('2026-02-28')).thenRefused('before-training');
    given(decider, inTiers)
      .when(cancel)
      .then([
        { type: 'organization.training-cancelled', data: { training, unit, reason: '抢险任务', on: '2026-03-20' } },
      ]);
    given(decider, [...inTiers, completed])
      .when(complete())
      .thenRefused('training-over');
    given(decider, [...inTiers, completed])
      .when(cancel)
      .thenRefused('training-over');
    given(decider).when(complete()).thenRefused('not-found');
  });
});

describe('taking part', () => {
  it('is in a tier where there are tiers, and in none where there are stages', () => {
    given(decider, [planned(tiered)])
      .when(enrol(['a', 'b'], 'A'))
      .then([enrolled('a', 'A'), enrolled('b', 'A')]);
    given(decider, [planned(staged)])
      .when(enrol(['a']))
      .then([enrolled('a', undefined, staged.title)]);
    given(decider, [planned(tiered)])
      .when(enrol(['a']))
      .thenRefused('tier-needed');
    given(decider, [planned(tiered)])
      .when(enrol(['a'], 'Z'))
      .thenRefused('unknown-level');
    given(decider, [planned(staged)])
      .when(enrol(['a'], '1'))
      .thenRefused('no-tiers');
  });

  it('is for people of the unit, each once, and not for ever more', () => {
    given(decider, inTiers)
      .when(enrol(['c', 'x'], 'A', ['x']))
      .thenRefused('trainee-elsewhere');
    given(decider, inTiers)
      .when(enrol(['c', 'a'], 'A'))
      .thenRefused('already-enrolled');
    const many = Array.from({ length: 199 }, (_, i) => `p${i}`);
    given(decider, inTiers).when(enrol(many, 'A')).thenRefused('training-full');
    given(decider, [...inTiers, completed])
      .when(enrol(['c'], 'A'))
      .thenRefused('training-over');
  });

  it('changes to another tier', () => {
    const data = { training, unit, person: 'b', tier: 'C', previousTier: 'B', reason: '测试已达标', on: '2026-03-20' };
    given(decider, inTiers)
      .when(move('b', 'C'))
      .then([{ type: 'organization.trainee-moved', data }]);
    given(decider, inTiers).when(move('b', 'B')).thenRefused('same-tier');
    given(decider, inTiers).when(move('b', 'Z')).thenRefused('unknown-level');
    given(decider, inTiers).when(move('z', 'A')).thenRefused('not-found');
    given(decider, inStages).when(move('a', '2')).thenRefused('no-tiers');
  });

  it('ends, and can begin again', () => {
    const gone: TrainingFact = {
      type: 'organization.trainee-withdrawn',
      data: { training, unit, person: 'a', reason: undefined, on: '2026-03-20' },
    };
    given(decider, inTiers).when(withdraw('a')).then([gone]);
    given(decider, [...inTiers, gone])
      .when(withdraw('a'))
      .thenRefused('not-found');
    given(decider, [...inTiers, gone])
      .when(enrol(['a'], 'C'))
      .then([enrolled('a', 'C')]);
  });
});

describe('results', () => {
  it('pass or fail by the mark of the plan', () => {
    given(decider, inTiers)
      .when(record('A', { a: 60 }))
      .then([result('a', 'A', 60)]);
    given(decider, inTiers)
      .when(record('B', { b: 59 }))
      .then([result('b', 'B', 59)]);
  });

  it('are of those enrolled, each in his own tier, each once in a list', () => {
    given(decider, inTiers)
      .when(record('A', { z: 80 }))
      .thenRefused('not-enrolled');
    const refusal = given(decider, inTiers)
      .when(record('A', { a: 80, b: 80 }))
      .thenRefused('other-tier');
    expect(refusal.more.errors).toMatchObject([{ pointer: '/scores/1/person' }]);
    const twice = {
      ...record('A', {}),
      scores: [
        { person: 'a', score: 80 },
        { person: 'a', score: 90 },
      ],
    } as TrainingCommand;
    given(decider, inTiers).when(twice).thenRefused('duplicate-person');
    given(decider, inTiers)
      .when(record('Z', { a: 80 }))
      .thenRefused('unknown-level');
  });

  it('are of no day to come, and none before the training', () => {
    given(decider, inTiers)
      .when(record('A', { a: 80 }, '2026-06-02'))
      .thenRefused('in-future');
    given(decider, inTiers)
      .when(record('A', { a: 80 }, '2026-02-28'))
      .thenRefused('before-training');
  });

  it('a stage is for who has passed the one before; whoever failed may try again', () => {
    given(decider, inStages)
      .when(record('2', { a: 80 }))
      .thenRefused('stage-not-passed');
    given(decider, [...inStages, result('a', '1', 50)])
      .when(record('2', { a: 80 }))
      .thenRefused('stage-not-passed');
    given(decider, [...inStages, result('a', '1', 50)])
      .when(record('1', { a: 80 }))
      .then([result('a', '1', 80)]);
    given(decider, [...inStages, result('a', '1', 80)])
      .when(record('1', { a: 90 }))
      .thenRefused('already-passed');
  });

  it('whoever passes the last stage is proposed as key staff', () => {
    const before = [...inStages, result('a', '1', 80), result('a', '2', 70), result('b', '1', 80)];
    given(decider, before)
      .when(record('3', { a: 85 }))
      .then([result('a', '3', 85), proposed('a')]);
    given(decider, before)
      .when(record('3', { a: 55 }))
      .then([result('a', '3', 55)]);
  });

  it('the follow-up check comes after the training, and nothing else does', () => {
    given(decider, inTiers)
      .when(record('PLUS', { a: 80 }))
      .thenRefused('training-not-over');
    given(decider, [...inTiers, completed])
      .when(record('PLUS', { a: 80, b: 40 }))
      .then([result('a', 'PLUS', 80), result('b', 'PLUS', 40)]);
    given(decider, [...inTiers, completed])
      .when(record('A', { a: 80 }))
      .thenRefused('training-over');
    given(decider, inStages)
      .when(record('PLUS', { a: 80 }))
      .thenRefused('unknown-level');
  });
});

describe('a result that was recorded wrongly', () => {
  const first = result('a', '1', 80);
  const taken = (level: string): TrainingFact => ({
    type: 'organization.training-result-withdrawn',
    data: { training, unit, person: 'a', level, reason: '记错人', on: '2026-04-02' },
  });

  it('is taken back, and the stage can be taken again', () => {
    given(decider, [...inStages, first])
      .when(takeBack('a', '1'))
      .then([taken('1')]);
    given(decider, [...inStages, first, taken('1')])
      .when(takeBack('a', '1'))
      .thenRefused('no-result');
    given(decider, [...inStages, first, taken('1')])
      .when(record('1', { a: 40 }))
      .then([result('a', '1', 40)]);
  });

  it('stays while something was built on it', () => {
    given(decider, [...inStages, first, result('a', '2', 50)])
      .when(takeBack('a', '1'))
      .thenRefused('later-stage-recorded');
    given(decider, [...inStages, first, result('a', '2', 80), result('a', '3', 80), proposed('a')])
      .when(takeBack('a', '3'))
      .thenRefused('key-staff-proposed-by-it');
    given(decider, inStages).when(takeBack('z', '1')).thenRefused('not-found');
  });
});
