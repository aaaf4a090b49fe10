import { describe, expect, it } from '@jest/globals';
import type { RectificationFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { rectification as decider } from './rectification.decider.js';
import type { RectificationCommand } from './rectification.decide.js';

const rectification = 'contactVisit.f1';
const found = { source: 'contactVisit' as const, origin: 'f1', unit: 'u1', title: '护栏松动' };
const about = { rectification, ...found };
const opening = { severity: 3, foundBy: 'l', dueOn: '2026-03-20', on: '2026-03-10' };
const open: RectificationCommand = { kind: 'openRectification', ...about, ...opening };
const opened: RectificationFact = { type: 'alliance-project.rectification-opened', data: { ...about, ...opening } };
const assign = (dueOn = '2026-03-25'): RectificationCommand => ({
  kind: 'assign',
  ...{ rectification, person: 'w', dueOn, on: '2026-03-11' },
});
const assigned: RectificationFact = {
  type: 'alliance-project.rectification-assigned',
  data: { ...about, person: 'w', dueOn: '2026-03-25', on: '2026-03-11' },
};
const done = (by = 'w'): RectificationCommand => ({
  kind: 'reportDone',
  ...{ rectification, evidence: '已加固', by, on: '2026-03-20' },
});
const reported = (doneBy = 'w', on = '2026-03-20'): RectificationFact => ({
  type: 'alliance-project.rectification-done',
  data: { ...about, person: 'w', doneBy, evidence: '已加固', on },
});
const close = (by = 'c'): RectificationCommand => ({ kind: 'close', rectification, by, on: '2026-03-21' });
const closed = (inTime = true, doneOn = '2026-03-20'): RectificationFact => ({
  type: 'alliance-project.rectification-closed',
  data: {
    ...{ ...about, person: 'w', severity: 3, foundBy: 'l', doneBy: 'w', checkedBy: 'c' },
    ...{ openedOn: '2026-03-10', doneOn, inTime, on: '2026-03-21' },
  },
});
const reopen = (by = 'c', dueOn = '2026-03-30'): RectificationCommand => ({
  kind: 'reopen',
  ...{ rectification, reason: '仍松动', dueOn, by, on: '2026-03-21' },
});
const reopened: RectificationFact = {
  type: 'alliance-project.rectification-reopened',
  data: { ...about, person: 'w', checkedBy: 'c', reason: '仍松动', dueOn: '2026-03-30', on: '2026-03-21' },
};
const note = (dueOn = '2026-03-25'): RectificationCommand => ({ kind: 'noteOverdue', rectification, dueOn });
const overdue: RectificationFact = {
  type: 'alliance-project.rectification-overdue',
  data: { ...about, person: 'w', dueOn: '2026-03-25' },
};
const withdraw: RectificationCommand = { kind: 'withdraw', rectification, reason: '记错', on: '2026-03-12' };
const withdrawn: RectificationFact = {
  type: 'alliance-project.rectification-withdrawn',
  data: { ...about, person: 'w', reason: '记错', on: '2026-03-12' },
};

describe('a rectification', () => {
  it('is opened once by what was found', () => {
    given(decider).when(open).then([opened]);
    given(decider, [opened]).when(open).thenRefused('rectification-exists');
  });

  it('is given to a person with a day that has not passed, and to another while it is not done', () => {
    given(decider, [opened]).when(assign()).then([assigned]);
    given(decider, [opened, assigned]).when(assign()).then([assigned]);
    given(decider, [opened]).when(assign('2026-03-10')).thenRefused('due-in-past');
    given(decider).when(assign()).thenRefused('not-found');
    given(decider, [opened, assigned, reported()]).when(assign()).thenRefused('rectification-waits-for-check');
    given(decider, [opened, assigned, reported(), closed()]).when(assign()).thenRefused('rectification-closed');
    given(decider, [opened, assigned, withdrawn]).when(assign()).thenRefused('rectification-withdrawn');
  });

  it('is done once somebody answers for it', () => {
    given(decider, [opened]).when(done()).thenRefused('rectification-not-assigned');
    given(decider, [opened, assigned]).when(done()).then([reported()]);
    given(decider, [opened, assigned, reported()]).when(done()).thenRefused('rectification-waits-for-check');
    given(decider).when(done()).thenRefused('not-found');
  });
});

describe('the check', () => {
  const waiting = [opened, assigned, reported()];

  it('is another person’s than who did it: he closes it', () => {
    given(decider, waiting).when(close()).then([closed()]);
    const refusal = given(decider, waiting).when(close('w')).thenRefused('checked-by-doer');
    expect(refusal.text.zh).toBe('整改人不能复核自己的整改');
    given(decider, waiting).when(reopen('w')).thenRefused('checked-by-doer');
  });

  it('is not his either who reported it for another, nor that other’s', () => {
    const reportedFor = [opened, assigned, reported('o')];
    given(decider, reportedFor).when(close('o')).thenRefused('checked-by-doer');
    given(decider, reportedFor).when(close('w')).thenRefused('checked-by-doer');
  });

  it('says whether it was done by its day', () => {
    given(decider, [opened, assigned, reported('w', '2026-03-26')])
      .when(close())
      .then([closed(false, '2026-03-26')]);
  });

  it('sends it back with a reason and a new day, also after it was closed', () => {
    given(decider, waiting).when(reopen()).then([reopened]);
    given(decider, [...waiting, closed()])
      .when(reopen())
      .then([reopened]);
    given(decider, waiting).when(reopen('c', '2026-03-20')).thenRefused('due-in-past');
    given(decider, [...waiting, reopened])
      .when(done())
      .then([reported()]);
  });

  it('is of what was said to be done', () => {
    for (const command of [close(), reopen()]) {
      given(decider).when(command).thenRefused('not-found');
      given(decider, [opened, assigned]).when(command).thenRefused('rectification-not-done');
      given(decider, [opened, assigned, withdrawn]).when(command).thenRefused('rectification-withdrawn');
    }
    given(decider, [...waiting, closed()])
      .when(close())
      .thenRefused('rectification-closed');
  });
});

describe('a day that passed', () => {
  it('is noted once for each day that was set', () => {
    given(decider, [opened, assigned]).when(note()).then([overdue]);
    given(decider, [opened, assigned, overdue]).when(note()).then([]);
    given(decider, [opened, assigned]).when(note('2026-03-20')).then([]);
    given(decider, [opened, assigned, reported()]).when(note()).then([]);
    given(decider).when(note()).then([]);
    const again = { ...overdue, data: { ...overdue.data, dueOn: '2026-03-30' } } as RectificationFact;
    given(decider, [opened, assigned, overdue, reported(), reopened]).when(note('2026-03-30')).then([again]);
  });
});

describe('a finding that was none', () => {
  it('is not put right; what was put right stays so', () => {
    given(decider, [opened, assigned]).when(withdraw).then([withdrawn]);
    given(decider, [opened, assigned, reported()]).when(withdraw).then([]);
    given(decider, [opened, assigned, withdrawn]).when(withdraw).then([]);
    given(decider).when(withdraw).then([]);
  });
});
