import type { TrainingFact } from '@ronghe/contracts';
import type { PlanDraft, TrainingCommand } from '../training.decide.js';

export const training = 't1';
export const unit = 'production.W1';
const courses = [{ code: 'C1', name: '油井故障诊断', hours: 4 }];
export const tiered: PlanDraft = {
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
export const staged: PlanDraft = {
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
export const planned = (draft: PlanDraft): TrainingFact => ({
  type: 'organization.training-planned',
  data: { training, ...draft, levels: [...draft.levels], courses: [...draft.courses] },
});
export const enrolled = (person: string, tier?: string, title = tiered.title): TrainingFact => ({
  type: 'organization.trainee-enrolled',
  data: { training, unit, title, person, tier, on: '2026-03-02' },
});
export const result = (person: string, level: string, score: number, on = '2026-04-01'): TrainingFact => ({
  type: 'organization.training-result-recorded',
  data: { training, unit, person, level, score, passed: score >= 60, on },
});
export const completed: TrainingFact = {
  type: 'organization.training-completed',
  data: { training, unit, on: '2026-05-31' },
};
export const proposed = (person: string): TrainingFact => ({
  type: 'organization.key-staff-proposed',
  data: { training, unit, title: staged.title, person, on: '2026-04-01' },
});

export const plan = (draft: PlanDraft): TrainingCommand => ({
  kind: 'planTraining',
  training,
  draft,
  today: '2026-02-01',
});
export const enrol = (people: string[], tier?: string, strangers: string[] = []): TrainingCommand => ({
  kind: 'enrolTrainees',
  training,
  people,
  tier,
  strangers,
  on: '2026-03-02',
});
export const move = (person: string, tier: string): TrainingCommand => ({
  kind: 'moveTrainee',
  training,
  person,
  tier,
  reason: '测试已达标',
  on: '2026-03-20',
});
export const withdraw = (person: string): TrainingCommand => ({
  kind: 'withdrawTrainee',
  training,
  person,
  on: '2026-03-20',
});
export const record = (level: string, scores: Record<string, number>, on = '2026-04-01'): TrainingCommand => ({
  kind: 'recordResults',
  training,
  level,
  scores: Object.entries(scores).map(([person, score]) => ({ person, score })),
  on,
  today: '2026-06-01',
});
export const takeBack = (person: string, level: string): TrainingCommand => ({
  kind: 'withdrawResult',
  training,
  person,
  level,
  reason: '记错人',
  on: '2026-04-02',
});
export const complete = (on = '2026-05-31'): TrainingCommand => ({
  kind: 'completeTraining',
  training,
  on,
  today: '2026-06-01',
});
export const cancel: TrainingCommand = { kind: 'cancelTraining', training, reason: '抢险任务', on: '2026-03-20' };

export const inTiers = [planned(tiered), enrolled('a', 'A'), enrolled('b', 'B')];
export const inStages = [
  planned(staged),
  enrolled('a', undefined, staged.title),
  enrolled('b', undefined, staged.title),
];
