import { describe, it } from '@jest/globals';
import type { PersonFact, RectificationFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { knownPeopleHere } from '../known-people.js';
import { rectificationDeadlines } from './rectification-deadlines.js';
import { rectifications } from './rectifications.js';

const found = { source: 'contactVisit' as const, origin: 'f', unit: 'u', title: '护栏松动' };
const about = { rectification: 'r', ...found };
const opened: RectificationFact = {
  type: 'alliance-project.rectification-opened',
  data: { ...about, severity: 3, foundBy: 'l', dueOn: '2026-03-20', on: '2026-03-10' },
};
const assigned: RectificationFact = {
  type: 'alliance-project.rectification-assigned',
  data: { ...about, person: 'w', dueOn: '2026-03-25', on: '2026-03-11' },
};
const overdue: RectificationFact = {
  type: 'alliance-project.rectification-overdue',
  data: { ...about, person: 'w', dueOn: '2026-03-25' },
};
const done: RectificationFact = {
  type: 'alliance-project.rectification-done',
  data: { ...about, person: 'w', doneBy: 'w', evidence: '已加固', on: '2026-03-26' },
};
const reopened: RectificationFact = {
  type: 'alliance-project.rectification-reopened',
  data: { ...about, person: 'w', checkedBy: 'c', reason: '仍松动', dueOn: '2026-03-30', on: '2026-03-27' },
};
const closed: RectificationFact = {
  type: 'alliance-project.rectification-closed',
  data: {
    ...{ ...about, person: 'w', severity: 3, doneBy: 'w', checkedBy: 'c', inTime: false },
    ...{ openedOn: '2026-03-10', doneOn: '2026-03-26', on: '2026-03-28' },
  },
};
const withdrawn: RectificationFact = {
  type: 'alliance-project.rectification-withdrawn',
  data: { ...about, reason: '记错', on: '2026-03-12' },
};

describe('rectifications', () => {
  const after = (...facts: RectificationFact[]) => givenEvents(rectifications, recorded([opened, ...facts]));
  const row = {
    ...{ ...found, severity: 3, state: 'open' as const, person: undefined, openedOn: '2026-03-10' },
    ...{ dueOn: '2026-03-20', reopened: 0, version: 1 },
  };
  const given = {
    ...row,
    state: 'assigned' as const,
    person: 'w',
    dueOn: '2026-03-25',
    overdue: undefined,
    version: 2,
  };
  const told = { doneBy: 'w', doneOn: '2026-03-26', evidence: '已加固' };

  it('go from somebody who answers to another who looked', () => {
    after().then('r', row);
    after(assigned).then('r', given);
    after(assigned, overdue).then('r', { ...given, overdue: true, version: 3 });
    after(assigned, overdue, done).then('r', { ...given, ...told, state: 'done', version: 4 });
    after(assigned, done, closed).then('r', {
      ...{ ...given, ...told, state: 'closed', version: 4 },
      ...{ checkedBy: 'c', closedOn: '2026-03-28' },
    });
  });

  it('come back with why, and nothing of having been done but the evidence', () => {
    after(assigned, done, reopened).then('r', {
      ...{ ...given, dueOn: '2026-03-30', reopened: 1, reason: '仍松动', checkedBy: 'c', version: 4 },
      ...{ evidence: '已加固', doneBy: undefined, doneOn: undefined, closedOn: undefined },
    });
    after(withdrawn).then('r', { ...row, state: 'withdrawn', reason: '记错', overdue: undefined, version: 2 });
  });
});

describe('rectification deadlines', () => {
  const after = (...facts: RectificationFact[]) => givenEvents(rectificationDeadlines, recorded([opened, ...facts]));
  const due = (dueOn: string, dueAt: string) => ({
    dueAt,
    command: 'noteOverdue',
    payload: { rectification: 'r', dueOn },
  });

  it('are due when the day is over in Shanghai, by the last that was set', () => {
    after().then('r', due('2026-03-20', '2026-03-20T16:00:00.000Z'));
    after(assigned).then('r', due('2026-03-25', '2026-03-25T16:00:00.000Z'));
    after(assigned, done, reopened).then('r', due('2026-03-30', '2026-03-30T16:00:00.000Z'));
  });

  it('are gone once it is done, noted or withdrawn', () => {
    for (const end of [overdue, done, withdrawn]) after(assigned, end).then('r', undefined);
    const noDay = { ...opened, data: { ...opened.data, dueOn: undefined } } as RectificationFact;
    givenEvents(rectificationDeadlines, recorded([noDay])).then('r', undefined);
  });
});

describe('what is known of people here', () => {
  it('is a sealed name and where they belong; of who was forgotten no name', () => {
    const registered: PersonFact = {
      type: 'organization.person-registered',
      data: { person: 'w', employeeNo: 'pd1.n', name: 'pd1.a', unit: 'u', employedOn: '2020-01-01' },
    };
    const moved: PersonFact = {
      type: 'organization.person-moved',
      data: { person: 'w', unit: 'v', previousUnit: 'u', on: '2026-01-01' },
    };
    givenEvents(knownPeopleHere, recorded([registered, moved])).then('w', {
      name: 'pd1.a',
      unit: 'v',
      partyGroup: undefined,
    });
    const forgotten = { type: 'organization.person-forgotten', data: { person: 'w', unit: 'v', on: '2026-03-01' } };
    givenEvents(knownPeopleHere, recorded([registered, moved, forgotten as PersonFact])).then('w', {
      forgotten: true,
      unit: 'v',
      partyGroup: undefined,
    });
  });
});
