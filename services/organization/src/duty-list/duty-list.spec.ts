import { describe, expect, it } from '@jest/globals';
import type { DutyListFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { DutyDraft, DutyListCommand } from './duty-list.decide.js';
import { dutyList as decider } from './duty-list.decider.js';

const list = 'production.T1.POST';
const of = { list, unit: 'production.T1', code: 'POST' };
const today = '2026-06-15';
const items = [{ code: '1', name: '巡回检查制', text: '每两小时巡检一次' }];
const march: DutyDraft = {
  name: '九大岗位责任制',
  version: '2026-03',
  items,
  signers: ['a', 'b'],
  on: '2026-03-01',
  dueOn: '2026-03-10',
};
const april: DutyDraft = {
  ...march,
  version: '2026-04',
  items: [{ ...items[0]!, text: '每小时巡检一次' }],
  on: '2026-04-01',
  dueOn: '2026-04-10',
};
const about = { list, unit: 'production.T1', name: march.name };

const issued = ({ version, items: said, on, dueOn, signers }: DutyDraft, replaces?: string): DutyListFact[] => [
  {
    type: 'organization.duty-version-issued',
    data: { ...about, code: 'POST', version, replaces, items: [...said], signers: signers.length, on, dueOn },
  },
  ...signers.map((person): DutyListFact => ({
    type: 'organization.duty-signature-asked',
    data: { ...about, version, person, dueOn },
  })),
];
const signed = (person: string, version = '2026-04', on = '2026-04-02'): DutyListFact => ({
  type: 'organization.duty-version-signed',
  data: { list, unit: 'production.T1', version, person, on },
});
const reminded = (person: string, overdue = false, on = '2026-04-08'): DutyListFact => ({
  type: 'organization.duty-signature-reminded',
  data: { ...about, version: '2026-04', person, dueOn: '2026-04-10', overdue, on },
});
const waived = (person: string): DutyListFact => ({
  type: 'organization.duty-signature-waived',
  data: { list, unit: 'production.T1', version: '2026-04', person, on: '2026-04-05' },
});

const open = (change: Partial<DutyDraft> = {}, strangers: string[] = []): DutyListCommand => ({
  kind: 'openList',
  ...of,
  draft: { ...march, ...change },
  strangers,
  today,
});
const issue = (change: Partial<DutyDraft> = {}): DutyListCommand => ({
  kind: 'issueVersion',
  ...of,
  draft: { ...april, ...change },
  strangers: [],
  today,
});
const sign = (person: string, version = '2026-04', on = '2026-04-02'): DutyListCommand => ({
  kind: 'signVersion',
  list,
  version,
  person,
  on,
});
const remind = (version = '2026-04', on = '2026-04-08'): DutyListCommand => ({
  kind: 'remindUnsigned',
  list,
  version,
  on,
});
const due = (version = '2026-04'): DutyListCommand => ({ kind: 'noteDue', list, version, on: '2026-04-11' });
const waive = (person: string, version = '2026-04'): DutyListCommand => ({
  kind: 'waiveSignature',
  list,
  version,
  person,
  on: '2026-04-05',
});

const both = [...issued(march), ...issued(april, '2026-03')];

describe('issuing a version', () => {
  it('names what is in it and who has to sign', () => {
    given(decider).when(open()).then(issued(march));
    given(decider, issued(march)).when(issue()).then(issued(april, '2026-03'));
  });

  it('opens a list once, and continues only one that there is', () => {
    given(decider, issued(march)).when(open()).thenRefused('duty-list-exists');
    given(decider).when(issue()).thenRefused('not-found');
  });

  it('is later than the version in force, by month and by day', () => {
    given(decider, both).when(issue()).thenRefused('duty-version-not-later');
    given(decider, both)
      .when(issue({ version: '2026-03' }))
      .thenRefused('duty-version-not-later');
    given(decider, issued(march))
      .when(issue({ on: '2026-02-28' }))
      .thenRefused('too-early');
  });

  it('is not due before it is issued, has no item twice, and is signed by people of the unit', () => {
    given(decider)
      .when(open({ dueOn: '2026-02-28' }))
      .thenRefused('due-before-issue');
    given(decider)
      .when(open({ items: [...items, ...items] }))
      .thenRefused('duplicate-item');
    given(decider)
      .when(open({}, ['b']))
      .thenRefused('signer-elsewhere');
  });
});

describe('a version of the same words', () => {
  it('is signed anew: versions are issued by the month, changed or not', () => {
    const same = { items: march.items };
    given(decider, issued(march))
      .when(issue(same))
      .then(issued({ ...april, ...same }, '2026-03'));
  });
});

describe('a version ahead', () => {
  it('is issued when its day has come, and is of the next year at most', () => {
    given(decider)
      .when(open({ on: '2026-06-16', dueOn: '2026-07-01' }))
      .thenRefused('in-future');
    given(decider)
      .when(open({ version: '2062-01' }))
      .thenRefused('too-far-ahead');
    given(decider)
      .when(open({ version: '2027-06' }))
      .then(issued({ ...march, version: '2027-06' }));
  });
});

describe('signing', () => {
  it('is done once, by whom the version names', () => {
    given(decider, both)
      .when(sign('a'))
      .then([signed('a')]);
    given(decider, [...both, signed('a')])
      .when(sign('a'))
      .thenRefused('already-signed');
    given(decider, both).when(sign('z')).thenRefused('not-a-signer');
    given(decider, both)
      .when(sign('a', '2026-04', '2026-03-31'))
      .thenRefused('duty-not-in-force');
  });

  it('an old version is refused by name, and says which one is in force', () => {
    const refusal = given(decider, both).when(sign('a', '2026-03')).thenRefused('duty-version-replaced');
    expect(refusal.text.zh).toBe('2026-03版已由2026-04版替代');
    given(decider, both).when(sign('a', '2026-05')).thenRefused('not-found');
    given(decider).when(sign('a')).thenRefused('not-found');
  });
});

describe('reminding', () => {
  it('is for those who have not signed, and not twice on one day', () => {
    given(decider, [...both, signed('a')])
      .when(remind())
      .then([reminded('b')]);
    given(decider, [...both, signed('a'), reminded('b')])
      .when(remind())
      .thenRefused('reminded-today');
    given(decider, [...both, signed('a'), reminded('b')])
      .when(remind('2026-04', '2026-04-09'))
      .then([reminded('b', false, '2026-04-09')]);
    given(decider, [...both, signed('a'), signed('b')])
      .when(remind())
      .thenRefused('all-signed');
    given(decider, both).when(remind('2026-03')).thenRefused('duty-version-replaced');
  });

  it('comes by itself when the last day is over, for the version in force', () => {
    given(decider, [...both, signed('a'), reminded('b')])
      .when(due())
      .then([reminded('b', true, '2026-04-11')]);
    given(decider, [...both, signed('a'), signed('b')])
      .when(due())
      .then([]);
    given(decider, both).when(due('2026-03')).then([]);
    given(decider).when(due()).then([]);
  });
});

describe('a person who is forgotten', () => {
  it('is not waited for any more; what he signed stays', () => {
    given(decider, [...both, signed('b')])
      .when(waive('a'))
      .then([waived('a')]);
    given(decider, [...both, signed('b'), waived('a')])
      .when(remind())
      .thenRefused('all-signed');
    given(decider, [...both, signed('a')])
      .when(waive('a'))
      .then([]);
    given(decider, both).when(waive('a', '2026-03')).then([]);
    given(decider, both).when(waive('z')).then([]);
  });
});
