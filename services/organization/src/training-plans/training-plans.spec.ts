import { describe, it } from '@jest/globals';
import type { TrainingFact, TrainingSessionFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { trainees } from './trainees.js';
import { trainingPlans } from './training-plans.js';
import { sessionDeadlines, trainingAttendances, trainingSessions } from './training-sessions.js';

const of = { training: 't1', unit: 'production.W1' };
const plan = {
  unit: 'production.W1',
  title: '三级培训',
  kind: 'tiered' as const,
  levels: [{ code: 'A', name: '应需' }],
  courses: [],
  passMark: 60,
  from: '2026-03-01',
  to: '2026-05-31',
};
const planned: TrainingFact = { type: 'organization.training-planned', data: { training: 't1', ...plan } };
const enrolled = (person: string): TrainingFact => ({
  type: 'organization.trainee-enrolled',
  data: { ...of, title: plan.title, person, tier: 'A', on: '2026-03-02' },
});
const moved: TrainingFact = {
  type: 'organization.trainee-moved',
  data: { ...of, person: 'a', tier: 'B', previousTier: 'A', on: '2026-03-05' },
};
const withdrawn: TrainingFact = {
  type: 'organization.trainee-withdrawn',
  data: { ...of, person: 'b', on: '2026-03-06' },
};
const result = (level: string, score: number): TrainingFact => ({
  type: 'organization.training-result-recorded',
  data: { ...of, person: 'a', level, score, passed: score >= 60, on: '2026-04-01' },
});
const takenBack: TrainingFact = {
  type: 'organization.training-result-withdrawn',
  data: { ...of, person: 'a', level: 'B', reason: '记错', on: '2026-04-02' },
};
const proposed: TrainingFact = {
  type: 'organization.key-staff-proposed',
  data: { ...of, title: plan.title, person: 'a', on: '2026-04-01' },
};
const completed: TrainingFact = { type: 'organization.training-completed', data: { ...of, on: '2026-05-31' } };
const cancelled: TrainingFact = {
  type: 'organization.training-cancelled',
  data: { ...of, reason: '抢险', on: '2026-03-20' },
};

describe('training plans', () => {
  it('count who takes part, and say how they ended', () => {
    const facts = [planned, enrolled('a'), enrolled('b'), moved, withdrawn, result('B', 80), proposed, takenBack];
    const read = givenEvents(trainingPlans, recorded([...facts, completed]));
    read.then('t1', { ...plan, state: 'completed', overOn: '2026-05-31', trainees: 1, events: 9 });
    givenEvents(trainingPlans, recorded([planned, cancelled])).then('t1', {
      ...plan,
      ...{ state: 'cancelled', overOn: '2026-03-20', reason: '抢险', trainees: 0, events: 2 },
    });
  });
});

describe('people in training', () => {
  const row = { training: 't1', person: 'a', tier: 'B', enrolledOn: '2026-03-02' };
  const last = { level: 'B', score: 80, passed: true, on: '2026-04-01' };

  it('have the last result of each level, and the proposal that came of it', () => {
    const facts = [planned, enrolled('a'), moved, result('B', 40), result('B', 80), proposed];
    givenEvents(trainees, recorded(facts)).then('t1@a', { ...row, results: [last], proposedOn: '2026-04-01' });
    givenEvents(trainees, recorded([planned, enrolled('a'), moved, result('B', 80), takenBack])).then('t1@a', {
      ...row,
      results: [],
    });
  });

  it('stay when they were withdrawn, with the day; enrolled again they begin again', () => {
    const gone = { training: 't1', person: 'b', tier: 'A', enrolledOn: '2026-03-02', results: [] };
    givenEvents(trainees, recorded([planned, enrolled('b'), withdrawn])).then('t1@b', {
      ...gone,
      withdrawnOn: '2026-03-06',
    });
    givenEvents(trainees, recorded([planned, enrolled('b'), withdrawn, enrolled('b')])).then('t1@b', gone);
  });
});

describe('sessions', () => {
  const at = { session: 's1', ...of };
  const draft = { name: '故障诊断', course: 'C1', level: 'A', place: '培训室', on: '2026-03-10' };
  const scheduled: TrainingSessionFact = {
    type: 'organization.training-session-scheduled',
    data: { ...at, title: plan.title, ...draft },
  };
  const attended = (person: string): TrainingSessionFact => ({
    type: 'organization.training-attended',
    data: { ...at, person, by: 'code', on: '2026-03-10' },
  });
  const struck: TrainingSessionFact = {
    type: 'organization.training-attendance-struck',
    data: { ...at, person: 'a', reason: '代签', on: '2026-03-11' },
  };
  const announced: TrainingSessionFact = {
    type: 'organization.training-session-announced',
    data: { ...at, told: 1, on: '2026-03-09' },
  };
  const off: TrainingSessionFact = {
    type: 'organization.training-session-cancelled',
    data: { ...at, reason: '抢险', on: '2026-03-09' },
  };
  const row = { ...of, ...draft, state: 'scheduled' as const };

  it('count who was there', () => {
    const read = givenEvents(trainingSessions, recorded([scheduled, attended('a'), attended('b'), struck]));
    read.then('s1', { ...row, attended: 1, events: 4 });
    givenEvents(trainingSessions, recorded([scheduled, off])).then('s1', {
      ...row,
      ...{ state: 'cancelled', reason: '抢险', attended: 0, events: 2 },
    });
    const there = givenEvents(trainingAttendances, recorded([scheduled, attended('a'), attended('b'), struck]));
    there.then('s1@a', undefined);
    there.then('s1@b', { session: 's1', training: 't1', person: 'b', by: 'code' });
  });

  it('are near from the beginning of the day before in Shanghai, until that was said', () => {
    const early = recorded([scheduled], { at: '2026-03-01T00:00:00.000Z' });
    const deadline = { dueAt: '2026-03-08T16:00:00.000Z', command: 'announceSession', payload: { session: 's1' } };
    givenEvents(sessionDeadlines, early).then('s1', deadline);
    for (const last of [announced, off])
      givenEvents(sessionDeadlines, recorded([scheduled, last], { at: '2026-03-01T00:00:00.000Z' })).then(
        's1',
        undefined,
      );
  });

  it('written down after their day are near to nobody', () => {
    const late = recorded([scheduled], { at: '2026-03-11T00:00:00.000Z' });
    givenEvents(sessionDeadlines, late).then('s1', undefined);
  });
});
