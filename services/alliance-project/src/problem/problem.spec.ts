import { describe, expect, it } from '@jest/globals';
import type { ProblemFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { ProblemCommand } from './problem.decide.js';
import { problem as decider } from './problem.decider.js';

const problem = 'p1';
const around = { parties: ['u1', 'u2', 'u3'], meetings: ['m1'], on: '2026-01-10' };
const about = { problem, alliance: 'a1', title: '躺井率高' };
const by = { raisedBy: 'u1', raisedByPerson: 'w' };
const raised: ProblemFact = {
  type: 'alliance-project.problem-raised',
  data: { ...about, ...by, meeting: undefined, severity: 3, on: '2026-02-01' },
};
const claimed = (unit = 'u2', dueOn = '2026-03-01'): ProblemFact => ({
  type: 'alliance-project.problem-claimed',
  data: { ...about, ...by, unit, on: '2026-02-03', dueOn },
});
const released: ProblemFact = {
  type: 'alliance-project.problem-released',
  data: { ...about, unit: 'u2', reason: '缺设备', on: '2026-02-10' },
};
const overdue: ProblemFact = {
  type: 'alliance-project.problem-overdue',
  data: { ...about, unit: 'u2', dueOn: '2026-03-01' },
};
const closed: ProblemFact = {
  type: 'alliance-project.problem-closed',
  data: {
    ...about,
    ...by,
    severity: 3,
    unit: 'u2',
    handledBy: undefined,
    evidence: '躺井率降到2.4%',
    on: '2026-02-20',
    raisedOn: '2026-02-01',
    claimedOn: '2026-02-03',
  },
};

const raise = (more: object = {}): ProblemCommand => ({
  kind: 'raiseProblem',
  ...about,
  ...by,
  meeting: undefined,
  severity: 3,
  on: '2026-02-01',
  around,
  ...more,
});
const claim = (more: object = {}): ProblemCommand => ({
  kind: 'claimProblem',
  problem,
  unit: 'u2',
  on: '2026-02-03',
  dueOn: '2026-03-01',
  around,
  ...more,
});
const release = (on = '2026-02-10'): ProblemCommand => ({ kind: 'releaseProblem', problem, reason: '缺设备', on });
const close = (on = '2026-02-20'): ProblemCommand => ({
  kind: 'closeProblem',
  problem,
  evidence: '躺井率降到2.4%',
  handledBy: undefined,
  on,
});
const note = (dueOn = '2026-03-01'): ProblemCommand => ({ kind: 'noteOverdue', problem, dueOn });

describe('raising a problem', () => {
  it('is for parties, on or after the forming, once', () => {
    given(decider).when(raise()).then([raised]);
    given(decider)
      .when(raise({ raisedBy: 'u9' }))
      .thenRefused('not-a-party');
    given(decider)
      .when(raise({ on: '2026-01-09' }))
      .thenRefused('too-early');
    given(decider, [raised]).when(raise()).thenRefused('problem-exists');
  });

  it('names a meeting that was held', () => {
    given(decider)
      .when(raise({ meeting: 'm1' }))
      .then([{ ...raised, data: { ...raised.data, meeting: 'm1' } }]);
    given(decider)
      .when(raise({ meeting: 'm9' }))
      .thenRefused('unknown-meeting');
  });
});

describe('claiming a problem', () => {
  it('the first claim wins', () => {
    given(decider, [raised]).when(claim()).then([claimed()]);
    const refusal = given(decider, [raised, claimed()])
      .when(claim({ unit: 'u3' }))
      .thenRefused('problem-already-claimed');
    expect(refusal.text.zh).toBe('难题已由“u2”认领');
  });

  it('twice by the same unit is refused too', () => {
    given(decider, [raised, claimed()]).when(claim()).thenRefused('problem-already-claimed');
  });

  it('is open again after the unit gave it back', () => {
    given(decider, [raised, claimed(), released])
      .when(claim({ unit: 'u3' }))
      .then([claimed('u3')]);
  });

  it('is refused for strangers, before it was raised, with a promise before the claim, closed, unknown', () => {
    given(decider, [raised])
      .when(claim({ unit: 'u9' }))
      .thenRefused('not-a-party');
    given(decider, [raised])
      .when(claim({ on: '2026-01-31' }))
      .thenRefused('too-early');
    given(decider, [raised])
      .when(claim({ dueOn: '2026-02-02' }))
      .thenRefused('due-before-claim');
    given(decider, [raised, claimed(), closed]).when(claim()).thenRefused('problem-closed');
    given(decider).when(claim()).thenRefused('not-found');
  });
});

describe('giving back and closing', () => {
  it('are for a claimed problem', () => {
    given(decider, [raised, claimed()]).when(release()).then([released]);
    given(decider, [raised, claimed()]).when(close()).then([closed]);
    for (const command of [release(), close()]) {
      given(decider).when(command).thenRefused('not-found');
      given(decider, [raised]).when(command).thenRefused('problem-not-claimed');
      given(decider, [raised, claimed(), released]).when(command).thenRefused('problem-not-claimed');
      given(decider, [raised, claimed(), closed]).when(command).thenRefused('problem-closed');
    }
  });

  it('are not before the claim', () => {
    given(decider, [raised, claimed()]).when(release('2026-02-02')).thenRefused('too-early');
    given(decider, [raised, claimed()]).when(close('2026-02-02')).thenRefused('too-early');
  });
});

describe('a promise that is not kept', () => {
  it('is noted once', () => {
    given(decider, [raised, claimed()]).when(note()).then([overdue]);
    given(decider, [raised, claimed(), overdue]).when(note()).then([]);
  });

  it('is nothing when the problem was closed, given back or promised anew, or is not there', () => {
    given(decider, [raised, claimed(), closed]).when(note()).then([]);
    given(decider, [raised, claimed(), released]).when(note()).then([]);
    given(decider, [raised, claimed('u2', '2026-04-01')])
      .when(note())
      .then([]);
    given(decider).when(note()).then([]);
  });

  it('may still be closed, and claimed anew it counts anew', () => {
    given(decider, [raised, claimed(), overdue]).when(close()).then([closed]);
    given(decider, [raised, claimed(), overdue, released, claimed()]).when(note()).then([overdue]);
  });
});
