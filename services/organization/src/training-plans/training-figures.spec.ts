import { describe, expect, it } from '@jest/globals';
import { TrainingBoard } from './training-figures.js';
import type { TraineeRow } from './trainees.js';
import type { TrainingPlan } from './training-plans.js';
import type { SessionRow } from './training-sessions.js';

const tiered: TrainingPlan = {
  unit: 'u',
  title: '三级培训',
  kind: 'tiered',
  levels: [
    { code: 'A', name: '应需' },
    { code: 'B', name: '补短' },
  ],
  courses: [],
  passMark: 60,
  from: '2026-03-01',
  to: '2026-05-31',
  followUp: { code: 'PLUS', name: '跟踪考核', dueOn: '2026-08-31' },
  state: 'open',
  trainees: 3,
  events: 1,
};
const staged: TrainingPlan = { ...tiered, kind: 'staged', followUp: undefined };
const trainee = (person: string, tier?: string, scores: Record<string, number> = {}): TraineeRow => ({
  training: 't',
  person,
  tier,
  enrolledOn: '2026-03-01',
  results: Object.entries(scores).map(([level, score]) => ({ level, score, passed: score >= 60, on: '2026-04-01' })),
});
const BASE: SessionRow = {
  training: 't',
  unit: 'u',
  name: '课',
  on: '2026-03-10',
  state: 'scheduled',
  attended: 0,
  events: 1,
};
const session = (key: string, change: Partial<SessionRow> = {}) => ({ key, document: { ...BASE, ...change } });
const at = (key: string, person: string) => ({ session: key, training: 't', person, by: 'list' as const });

describe('a training in tiers', () => {
  const people = [
    trainee('a', 'A', { A: 80, PLUS: 70 }),
    trainee('b', 'A', { A: 55, PLUS: 40 }),
    trainee('c', 'B'),
    { ...trainee('d', 'B', { B: 90 }), withdrawnOn: '2026-03-20' },
  ];
  const sessions = [
    session('all'),
    session('own', { level: 'A' }),
    session('off', { state: 'cancelled' }),
    session('ahead', { on: '2026-06-01' }),
  ];
  const there = [at('all', 'a'), at('all', 'c'), at('all', 'd'), at('own', 'a'), at('own', 'b')];
  const board = new TrainingBoard(tiered, people, sessions, there, '2026-04-30');

  it('counts attendance and results of each tier, of those who take part and of what was held', () => {
    expect(board.figures().levels).toEqual([
      {
        ...{ code: 'A', name: '应需', trainees: 2, sessions: 2, expected: 4, present: 3, attendance: '75.0' },
        ...{ passed: 1, failed: 1, open: 0, meanScore: '67.5' },
      },
      {
        ...{ code: 'B', name: '补短', trainees: 1, sessions: 1, expected: 1, present: 1, attendance: '100.0' },
        ...{ passed: 0, failed: 0, open: 1, meanScore: undefined },
      },
    ]);
    expect(board.figures().all).toEqual({ trainees: 3, sessions: 2, expected: 5, present: 4, attendance: '80.0' });
    expect(board.figures().followUp).toEqual({ ...tiered.followUp, passed: 1, failed: 1, open: 1 });
  });

  it('ranks within a tier by score, nobody without one', () => {
    expect(people.map((person) => board.rankOf(person))).toEqual([1, 2, undefined, undefined]);
  });
});

describe('a training in stages', () => {
  const people = [
    trainee('a', undefined, { A: 80, B: 50 }),
    trainee('b', undefined, { A: 60, B: 60 }),
    trainee('c', undefined, { A: 80 }),
    trainee('d', undefined, { A: 50 }),
  ];
  const board = new TrainingBoard(staged, people, [session('first', { level: 'A' })], [at('first', 'a')], '2026-04-30');

  it('counts in a stage those who have got so far', () => {
    expect(board.figures().levels).toMatchObject([
      {
        code: 'A',
        trainees: 4,
        passed: 3,
        failed: 1,
        open: 0,
        sessions: 1,
        expected: 4,
        present: 1,
        attendance: '25.0',
      },
      { code: 'B', trainees: 3, passed: 1, failed: 1, open: 1, sessions: 0, expected: 0, attendance: '0.0' },
    ]);
    expect(board.figures().followUp).toBeUndefined();
  });

  it('ranks by stages passed and then by scores; equals share a rank', () => {
    expect(people.map((person) => board.rankOf(person))).toEqual([2, 1, 3, 4]);
    const even = [
      trainee('x', undefined, { A: 70 }),
      trainee('y', undefined, { A: 70 }),
      trainee('z', undefined, { A: 60 }),
    ];
    const equal = new TrainingBoard(staged, even, [], [], '2026-04-30');
    expect(even.map((person) => equal.rankOf(person))).toEqual([1, 1, 3]);
  });
});
