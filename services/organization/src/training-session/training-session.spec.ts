import { describe, it } from '@jest/globals';
import type { TrainingSessionFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { Planned } from '../training/training.js';
import type { SessionDraft, TrainingSessionCommand } from './training-session.decide.js';
import { trainingSession as decider } from './training-session.decider.js';

const session = 's1';
const of = { session, training: 't1', unit: 'production.W1' };
const person = (tier: string) => ({ tier, results: new Map(), proposed: false });
const plan: Planned = {
  is: 'planned',
  training: 't1',
  unit: 'production.W1',
  title: '三级培训',
  kind: 'tiered',
  levels: [
    { code: 'A', name: '应需' },
    { code: 'B', name: '补短' },
  ],
  courses: ['C1'],
  passMark: 60,
  from: '2026-03-01',
  to: '2026-05-31',
  state: 'open',
  trainees: new Map([
    ['a', person('A')],
    ['b', person('B')],
  ]),
};
const draft: SessionDraft = { name: '故障诊断', course: 'C1', level: undefined, place: '培训室', on: '2026-03-10' };

const scheduled = (change: Partial<SessionDraft> = {}): TrainingSessionFact => ({
  type: 'organization.training-session-scheduled',
  data: { ...of, title: plan.title, ...draft, ...change },
});
const attended = (who: string, by: 'list' | 'code' = 'list'): TrainingSessionFact => ({
  type: 'organization.training-attended',
  data: { ...of, person: who, by, on: '2026-03-10' },
});
const struck: TrainingSessionFact = {
  type: 'organization.training-attendance-struck',
  data: { ...of, person: 'a', reason: '代签', on: '2026-03-11' },
};
const cancelled: TrainingSessionFact = {
  type: 'organization.training-session-cancelled',
  data: { ...of, reason: '抢险', on: '2026-03-09' },
};
const announced = (told: number, on = '2026-03-09'): TrainingSessionFact => ({
  type: 'organization.training-session-announced',
  data: { ...of, told, on },
});
const reminded = (who: string): TrainingSessionFact => ({
  type: 'organization.trainee-reminded',
  data: {
    ...{ ...of, title: plan.title, name: '故障诊断', place: '培训室', person: who },
    ...{ sessionOn: '2026-03-10', on: '2026-03-09' },
  },
});

const schedule = (change: Partial<SessionDraft> = {}, its = plan): TrainingSessionCommand => ({
  kind: 'scheduleSession',
  session,
  plan: its,
  draft: { ...draft, ...change },
});
const count = (people: string[], today = '2026-03-10', its = plan): TrainingSessionCommand => ({
  kind: 'countPresent',
  session,
  plan: its,
  people,
  today,
});
const checkIn = (who: string, today = '2026-03-10', its = plan): TrainingSessionCommand => ({
  kind: 'checkIn',
  session,
  plan: its,
  person: who,
  today,
});
const strike: TrainingSessionCommand = {
  kind: 'strikeAttendance',
  session,
  person: 'a',
  reason: '代签',
  on: '2026-03-11',
};
const cancel: TrainingSessionCommand = { kind: 'cancelSession', session, reason: '抢险', on: '2026-03-09' };
const announce = (on = '2026-03-09', its = plan): TrainingSessionCommand => ({
  kind: 'announceSession',
  session,
  plan: its,
  on,
});
const over: Planned = { ...plan, state: 'completed' };

describe('scheduling a session', () => {
  it('lies within its plan: dates, course, tier', () => {
    given(decider).when(schedule()).then([scheduled()]);
    given(decider)
      .when(schedule({ on: '2026-06-01' }))
      .thenRefused('outside-training');
    given(decider)
      .when(schedule({ on: '2026-02-28' }))
      .thenRefused('outside-training');
    given(decider)
      .when(schedule({ level: 'Z' }))
      .thenRefused('unknown-level');
    given(decider)
      .when(schedule({ course: 'C9' }))
      .thenRefused('unknown-course');
    given(decider).when(schedule({}, over)).thenRefused('training-over');
  });

  it('is cancelled while nobody was there', () => {
    given(decider, [scheduled()]).when(cancel).then([cancelled]);
    given(decider, [scheduled(), attended('a')])
      .when(cancel)
      .thenRefused('session-was-held');
    given(decider, [scheduled(), cancelled]).when(cancel).thenRefused('session-cancelled');
    given(decider).when(cancel).thenRefused('not-found');
  });
});

describe('being there, by list', () => {
  it('counts each once, on the day or later', () => {
    given(decider, [scheduled()])
      .when(count(['a', 'b']))
      .then([attended('a'), attended('b')]);
    given(decider, [scheduled(), attended('a')])
      .when(count(['a', 'b'], '2026-03-20'))
      .then([attended('b')]);
    given(decider, [scheduled()])
      .when(count(['a'], '2026-03-09'))
      .thenRefused('session-not-yet');
  });

  it('counts who is enrolled, in a session of a tier who is in it', () => {
    given(decider, [scheduled()])
      .when(count(['a', 'z']))
      .thenRefused('not-enrolled');
    given(decider, [scheduled({ level: 'A' })])
      .when(count(['a', 'b']))
      .thenRefused('not-enrolled');
    given(decider, [scheduled({ level: 'A' })])
      .when(count(['b'], '2026-03-10', { ...plan, kind: 'staged' }))
      .then([attended('b')]);
  });

  it('counts at a session of a stage who has passed the one before', () => {
    const passed = { results: new Map([['A', { score: 80, passed: true, on: '2026-03-05' }]]), proposed: false };
    const trainees = new Map([...plan.trainees, ['b', passed] as const]);
    const staged: Planned = { ...plan, kind: 'staged', trainees };
    given(decider, [scheduled({ level: 'B' })])
      .when(count(['b'], '2026-03-10', staged))
      .then([attended('b')]);
    given(decider, [scheduled({ level: 'B' })])
      .when(count(['a'], '2026-03-10', staged))
      .thenRefused('not-enrolled');
  });

  it('is over with the training, and not for a session that was cancelled', () => {
    given(decider, [scheduled()])
      .when(count(['a'], '2026-03-10', over))
      .thenRefused('training-over');
    given(decider, [scheduled(), cancelled])
      .when(count(['a']))
      .thenRefused('session-cancelled');
  });

  it('is struck when it was wrong, and can be counted again', () => {
    given(decider, [scheduled(), attended('a')])
      .when(strike)
      .then([struck]);
    given(decider, [scheduled(), attended('a'), struck])
      .when(strike)
      .thenRefused('not-found');
    given(decider, [scheduled(), attended('a'), struck])
      .when(count(['a']))
      .then([attended('a')]);
  });
});

describe('being there, by the code', () => {
  it('counts once: a second time says nothing', () => {
    given(decider, [scheduled()])
      .when(checkIn('a'))
      .then([attended('a', 'code')]);
    given(decider, [scheduled(), attended('a', 'code')])
      .when(checkIn('a'))
      .then([]);
    given(decider, [scheduled(), attended('a')])
      .when(checkIn('a'))
      .then([]);
  });

  it('is for who is enrolled, on that day', () => {
    given(decider, [scheduled()]).when(checkIn('z')).thenRefused('not-enrolled');
    given(decider, [scheduled({ level: 'A' })])
      .when(checkIn('b'))
      .thenRefused('not-enrolled');
    for (const day of ['2026-03-09', '2026-03-11'])
      given(decider, [scheduled()]).when(checkIn('a', day)).thenRefused('session-not-today');
    given(decider, [scheduled()])
      .when(checkIn('a', '2026-03-10', over))
      .thenRefused('training-over');
    given(decider, [scheduled(), cancelled]).when(checkIn('a')).thenRefused('session-cancelled');
    given(decider).when(checkIn('a')).thenRefused('not-found');
  });
});

describe('telling who is to come', () => {
  it('is done once, to those of the session', () => {
    given(decider, [scheduled()])
      .when(announce())
      .then([reminded('a'), reminded('b'), announced(2)]);
    given(decider, [scheduled(), announced(2)])
      .when(announce())
      .then([]);
  });

  it('tells nobody of what is past, over or cancelled', () => {
    given(decider, [scheduled()])
      .when(announce('2026-03-11'))
      .then([announced(0, '2026-03-11')]);
    given(decider, [scheduled()])
      .when(announce('2026-03-09', over))
      .then([announced(0)]);
    given(decider, [scheduled(), cancelled]).when(announce()).then([]);
    given(decider).when(announce()).then([]);
  });
});
