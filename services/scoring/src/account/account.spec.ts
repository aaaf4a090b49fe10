import { describe, expect, it } from '@jest/globals';
import type { AccountFact, RuleItem } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { emptyAccount, evolveAccount } from './account.js';
import { type AccountCommand, decideAccount } from './account.decide.js';
import { account as decider } from './account.decider.js';

const subject = 'unit:production.A3';
const vanguard: RuleItem = { code: 'V', name: '难题销号', kind: 'vanguard', points: 5, evidence: false };
const base: RuleItem = { code: 'B', name: '报表迟报', kind: 'base', points: 2, evidence: true };
const veto: RuleItem = { code: 'X', name: '责任事故', kind: 'veto', evidence: false };
const open: RuleItem = { code: 'O', name: '其他', kind: 'vanguard', evidence: false };
const manual = { kind: 'manual' as const, by: 'w', at: '2026-03-02T00:00:00.000Z' };
const event = { kind: 'event' as const, type: 't', id: 'e', at: '2026-03-02T00:00:00.000Z' };

const record = (item: RuleItem, more: object = {}): AccountCommand => ({
  kind: 'recordPoints',
  subject,
  entry: 'e1',
  item,
  rulebook: 'R',
  ruleVersion: 1,
  on: '2026-03-01',
  reason: '原因',
  evidence: undefined,
  cause: manual,
  ...more,
});
const recorded = (item: RuleItem, points: number, more: object = {}): AccountFact => ({
  type: 'scoring.points-recorded',
  data: {
    subject,
    entry: 'e1',
    item: item.code,
    itemName: item.name,
    kind: item.kind,
    points,
    on: '2026-03-01',
    period: '2026-03',
    reason: '原因',
    evidence: undefined,
    rulebook: 'R',
    ruleVersion: 1,
    cause: manual,
    ...more,
  },
});
const reverse = (more: object = {}): AccountCommand => ({
  kind: 'reverseEntry',
  subject,
  entry: 'r1',
  reverses: 'e1',
  reason: '记错',
  on: '2026-03-05',
  by: 'l',
  ...more,
});
const reversed = (item: RuleItem, points: number): AccountFact => ({
  type: 'scoring.points-reversed',
  data: {
    subject,
    entry: 'r1',
    reverses: 'e1',
    item: item.code,
    kind: item.kind,
    points,
    on: '2026-03-05',
    period: '2026-03',
    reason: '记错',
    by: 'l',
  },
});

describe('recording points', () => {
  it('vanguard adds, base deducts, a veto has none', () => {
    given(decider)
      .when(record(vanguard))
      .then([recorded(vanguard, 5)]);
    given(decider)
      .when(record(base, { evidence: '附件' }))
      .then([recorded(base, -2, { evidence: '附件' })]);
    given(decider)
      .when(record(veto))
      .then([recorded(veto, 0)]);
  });

  it('counts in the month of its day', () => {
    given(decider)
      .when(record(vanguard, { on: '2026-12-31' }))
      .then([recorded(vanguard, 5, { on: '2026-12-31', period: '2026-12' })]);
  });

  it('an entry is made once', () => {
    given(decider, [recorded(vanguard, 5)])
      .when(record(vanguard))
      .then([]);
  });

  it('by hand it needs the evidence its item asks for; an event is evidence itself', () => {
    given(decider).when(record(base)).thenRefused('evidence-needed');
    given(decider)
      .when(record(base, { cause: event }))
      .then([recorded(base, -2, { cause: event })]);
  });

  it('fixed points stay fixed, open ones must be given, rounded half up', () => {
    given(decider)
      .when(record(vanguard, { points: 6 }))
      .thenRefused('points-fixed');
    given(decider)
      .when(record(vanguard, { points: 5 }))
      .then([recorded(vanguard, 5)]);
    given(decider).when(record(open)).thenRefused('points-needed');
    given(decider)
      .when(record(open, { points: 1.005 }))
      .then([recorded(open, 1.01)]);
  });

  it.each([0, -1, 0.004, Number.NaN, Number.NEGATIVE_INFINITY])('%d points are none', (points) => {
    given(decider).when(record(open, { points })).thenRefused('points-needed');
  });

  it.each([Number.POSITIVE_INFINITY, 1e300, 1_000_001])('%d points are too many', (points) => {
    given(decider).when(record(open, { points })).thenRefused('points-too-many');
  });
});

describe('reversing an entry', () => {
  it('is an entry of the opposite points in the same period', () => {
    given(decider, [recorded(vanguard, 5)])
      .when(reverse())
      .then([reversed(vanguard, -5)]);
    given(decider, [recorded(base, -2)])
      .when(reverse())
      .then([reversed(base, 2)]);
  });

  it('of a veto has 0 points, not minus 0', () => {
    given(decider, [recorded(veto, 0)])
      .when(reverse())
      .then([reversed(veto, 0)]);
    const [fact] = decideAccount(reverse(), [recorded(veto, 0)].reduce(evolveAccount, emptyAccount()));
    expect(Object.is((fact!.data as { points: number }).points, 0)).toBe(true);
  });

  it('is done once', () => {
    given(decider, [recorded(vanguard, 5), reversed(vanguard, -5)])
      .when(reverse({ entry: 'r2' }))
      .thenRefused('entry-reversed');
  });

  it('is not done to a reversal, to what is not there, or before its day', () => {
    given(decider, [recorded(vanguard, 5), reversed(vanguard, -5)])
      .when(reverse({ entry: 'r2', reverses: 'r1' }))
      .thenRefused('reversal-of-reversal');
    given(decider).when(reverse()).thenRefused('not-found');
    given(decider, [recorded(vanguard, 5)])
      .when(reverse({ on: '2026-02-28' }))
      .thenRefused('before-entry');
  });
});
