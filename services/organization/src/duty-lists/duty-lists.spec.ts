import { describe, expect, it } from '@jest/globals';
import type { DutyListFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { differenceOf } from './difference.js';
import { dutyDeadlines } from './duty-deadlines.js';
import { dutySignatures } from './duty-signatures.js';
import { dutyVersions } from './duty-versions.js';

const about = { list: 'production.T1.POST', unit: 'production.T1', name: '责任制' };
const items = [{ code: '1', name: '交接班制', text: '现场交接' }];
const MARCH = 'production.T1.POST@2026-03';
const APRIL = 'production.T1.POST@2026-04';

const issued = (version: string, replaces?: string): DutyListFact[] => [
  {
    type: 'organization.duty-version-issued',
    data: { ...about, code: 'POST', version, replaces, items, signers: 2, on: `${version}-01`, dueOn: `${version}-10` },
  },
  ...['a', 'b'].map((person): DutyListFact => ({
    type: 'organization.duty-signature-asked',
    data: { ...about, version, person, dueOn: `${version}-10` },
  })),
];
const one = { list: about.list, unit: about.unit };
const signed = (person: string, version = '2026-04'): DutyListFact => ({
  type: 'organization.duty-version-signed',
  data: { ...one, version, person, on: `${version}-02` },
});
const reminded = (person: string, overdue: boolean): DutyListFact => ({
  type: 'organization.duty-signature-reminded',
  data: { ...about, version: '2026-04', person, dueOn: '2026-04-10', overdue, on: '2026-04-11' },
});
const waived = (person: string): DutyListFact => ({
  type: 'organization.duty-signature-waived',
  data: { ...one, version: '2026-04', person, on: '2026-04-05' },
});
const both = [...issued('2026-03'), signed('a', '2026-03'), ...issued('2026-04', '2026-03')];

describe('duty versions', () => {
  it('count who has signed; the version before is replaced and keeps what it had', () => {
    const read = givenEvents(dutyVersions, recorded([...both, signed('a'), reminded('b', false)]));
    const version = { ...about, code: 'POST', items };
    read.then(MARCH, {
      ...version,
      version: '2026-03',
      replaces: undefined,
      on: '2026-03-01',
      dueOn: '2026-03-10',
      toSign: 2,
      signed: 1,
      events: 4,
      state: 'replaced',
      replacedBy: '2026-04',
    });
    read.then(APRIL, {
      ...version,
      version: '2026-04',
      replaces: '2026-03',
      on: '2026-04-01',
      dueOn: '2026-04-10',
      toSign: 2,
      signed: 1,
      remindedOn: '2026-04-11',
      events: 5,
      state: 'inForce',
    });
  });
});

describe('duty signatures', () => {
  it('are open until signed; those of a forgotten person are gone', () => {
    const read = givenEvents(dutySignatures, recorded([...both, signed('a'), waived('b')]));
    const row = { list: about.list, of: APRIL, dueOn: '2026-04-10' };
    read.then(`${APRIL}@a`, { ...row, person: 'a', state: 'signed', signedOn: '2026-04-02' });
    read.then(`${APRIL}@b`, undefined);
    read.then(`${MARCH}@b`, {
      person: 'b',
      list: about.list,
      of: MARCH,
      dueOn: '2026-03-10',
      state: 'open',
    });
  });
});

describe('duty deadlines', () => {
  const after = (...facts: DutyListFact[]) => givenEvents(dutyDeadlines, recorded([...both, ...facts]));
  const deadline = (open: number) => ({
    dueAt: '2026-04-10T16:00:00.000Z',
    command: 'noteDue',
    payload: { list: about.list, version: '2026-04', open },
  });

  it('are due when the last day is over in Shanghai, for the version in force', () => {
    after().then(APRIL, deadline(2));
    after().then(MARCH, undefined);
    after(signed('a')).then(APRIL, deadline(1));
    after(signed('a'), reminded('b', false)).then(APRIL, deadline(1));
  });

  it('are gone once all have signed, need not any more, or were reminded', () => {
    after(signed('a'), signed('b')).then(APRIL, undefined);
    after(signed('a'), waived('b')).then(APRIL, undefined);
    after(signed('a'), reminded('b', true)).then(APRIL, undefined);
    after(reminded('a', true), reminded('b', true), signed('a')).then(APRIL, undefined);
  });
});

describe('the difference between two versions', () => {
  it('is told item by item: added, changed with what it was, the same, and removed at the end', () => {
    const before = [
      { code: '1', name: '交接班制', text: '现场交接' },
      { code: '2', name: '巡回检查制', text: '每四小时一次' },
      { code: '3', name: '练兵制', text: '每月一次' },
    ];
    const after = [
      { code: '2', name: '巡回检查制', text: '每两小时一次' },
      { code: '1', name: '交接班制', text: '现场交接' },
      { code: '4', name: '核算制', text: '班班核算' },
    ];
    expect(differenceOf(before, after)).toEqual([
      { ...after[0], change: 'changed', before: { name: '巡回检查制', text: '每四小时一次' } },
      { ...after[1], change: 'same' },
      { ...after[2], change: 'added' },
      { ...before[2], change: 'removed' },
    ]);
  });
});
