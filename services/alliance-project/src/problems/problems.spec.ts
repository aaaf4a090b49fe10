import { describe, it } from '@jest/globals';
import type { ProblemFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { problemDeadlines } from './problem-deadlines.js';
import { problems } from './problems.js';

const about = { problem: 'p1', alliance: 'a1', title: '躺井率高' };
const by = { raisedBy: 'u1', raisedByPerson: 'w' };
const raised: ProblemFact = {
  type: 'alliance-project.problem-raised',
  data: { ...about, ...by, severity: 3, on: '2026-02-01' },
};
const claimed: ProblemFact = {
  type: 'alliance-project.problem-claimed',
  data: { ...about, ...by, unit: 'u2', on: '2026-02-03', dueOn: '2026-03-01' },
};
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
    evidence: '降到2.4%',
    on: '2026-02-20',
    raisedOn: '2026-02-01',
    claimedOn: '2026-02-03',
  },
};
const row = {
  alliance: 'a1',
  title: '躺井率高',
  severity: 3,
  state: 'raised' as const,
  raisedBy: 'u1',
  raisedOn: '2026-02-01',
  meeting: undefined,
  version: 1,
};
const claim = { claimedBy: 'u2', claimedOn: '2026-02-03', dueOn: '2026-03-01' };

describe('problems', () => {
  const after = (...facts: ProblemFact[]) => givenEvents(problems, recorded([raised, ...facts]));

  it('go from raised to claimed to closed, with the version for ETag', () => {
    after().then('p1', row);
    after(claimed).then('p1', { ...row, ...claim, state: 'claimed', version: 2 });
    after(claimed, overdue).then('p1', { ...row, ...claim, state: 'claimed', overdue: true, version: 3 });
    after(claimed, closed).then('p1', {
      ...row,
      ...claim,
      state: 'closed',
      closedOn: '2026-02-20',
      evidence: '降到2.4%',
      version: 3,
    });
  });

  it('given back, nothing of the claim is left', () => {
    after(claimed, overdue, released).then('p1', {
      ...row,
      claimedBy: undefined,
      claimedOn: undefined,
      dueOn: undefined,
      overdue: undefined,
      version: 4,
    });
  });
});

describe('problem deadlines', () => {
  const after = (...facts: ProblemFact[]) => givenEvents(problemDeadlines, recorded([raised, ...facts]));

  it('are due when the promised day is over in Shanghai', () => {
    after(claimed).then('p1', {
      dueAt: '2026-03-01T16:00:00.000Z',
      command: 'noteOverdue',
      payload: { problem: 'p1', dueOn: '2026-03-01' },
    });
  });

  it('are gone once the problem is closed, given back or noted', () => {
    for (const end of [closed, released, overdue]) after(claimed, end).then('p1', undefined);
    after().then('p1', undefined);
  });
});
