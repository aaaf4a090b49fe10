import { describe, it } from '@jest/globals';
import type { ContractFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { ContractCommand } from './contract.decide.js';
import { contract as decider } from './contract.decider.js';
import type { Parties, Party } from './party.js';

type Of<K extends ContractCommand['kind']> = Extract<ContractCommand, { kind: K }>;

const unit = 'production.T1';
const today = '2026-06-15';
const thing = 'area.T1.A1';
const employee = 'employee.e';
const party = (person: string, change: Partial<Party> = {}): Party => ({
  person,
  isMember: true,
  employedOn: '2018-01-01',
  unit,
  ...change,
});
const worker = party('e', { isMember: false, unit: 'production.T2' });
const registered: ContractFact = {
  type: 'organization.area-registered',
  data: { thing, unit, code: 'A1', name: '一号泵房', squareMetres: 120.5, on: '2026-01-01' },
};
const closed: ContractFact = {
  type: 'organization.area-closed',
  data: { thing, unit, on: '2026-06-01', reason: '拆除' },
};

const about = { contract: `${thing}@1`, thing, kind: 'area' as const, employee: undefined, unit, person: 'm' };
const made = (change: object = {}): ContractFact => ({
  type: 'organization.contract-made',
  data: { ...about, from: '2026-02-01', ...change },
});
const ended = (change: object = {}): ContractFact => ({
  type: 'organization.contract-ended',
  data: { ...about, from: '2026-02-01', to: '2026-04-01', cause: 'decided', reason: '轮换', ...change },
});
const ofEmployee = { contract: `${employee}@1`, thing: employee, kind: 'employee', employee: 'e', unit: worker.unit };

const make = (change: Partial<Of<'makeContract'>> = {}, parties: Partial<Parties> = {}): ContractCommand => ({
  kind: 'makeContract',
  thing,
  from: '2026-02-01',
  parties: { member: party('m'), today, ...parties },
  ...change,
});
const makeOfEmployee = (parties: Partial<Parties> = {}, from = '2026-02-01'): ContractCommand =>
  make({ thing: employee, from }, { employee: worker, ...parties });
const passOn = (member: Party | undefined, on = '2026-03-01'): ContractCommand => ({
  kind: 'passOn',
  thing,
  on,
  reason: '调岗',
  parties: { member, today },
});
const divide = (member: Party, mayPassOn = false): ContractCommand => ({
  kind: 'divide',
  thing,
  from: '2026-03-01',
  parties: { member, today },
  passOn: mayPassOn,
});
const end = (to = '2026-04-01'): ContractCommand => ({ kind: 'endContract', thing, to, reason: '轮换', today });
const release = (person: string, on = '2026-05-01', of = thing): ContractCommand => ({
  kind: 'release',
  thing: of,
  person,
  on,
});

describe('contracting an area', () => {
  it('is to one member', () => {
    given(decider, [registered]).when(make()).then([made()]);
  });

  it('never to two at once, nor twice to the same', () => {
    given(decider, [registered, made()]).when(make()).thenRefused('already-contracted');
    given(decider, [registered, made()])
      .when(make({ from: '2026-09-01' }, { member: party('n') }))
      .thenRefused('already-contracted');
  });

  it('begins anew from the day the last contract ended, not before', () => {
    given(decider, [registered, made(), ended()])
      .when(make({ from: '2026-04-01' }))
      .then([made({ contract: `${thing}@2`, from: '2026-04-01' })]);
    given(decider, [registered, made(), ended()])
      .when(make({ from: '2026-03-31' }))
      .thenRefused('overlaps');
  });

  it('is of an area that is there', () => {
    given(decider).when(make()).thenRefused('not-found');
    given(decider, [registered, closed]).when(make()).thenRefused('area-closed');
    given(decider, [registered])
      .when(make({ from: '2025-12-31' }))
      .thenRefused('before-area');
  });

  it('is to a Party member who works here', () => {
    const given1 = given(decider, [registered]);
    given1.when(make({}, { member: undefined })).thenRefused('unknown-person');
    given1.when(make({}, { member: party('m', { isMember: false }) })).thenRefused('contractor-not-member');
    given1.when(make({}, { member: party('m', { leftOn: '2026-01-15' }) })).thenRefused('contractor-left');
    given1.when(make({}, { member: party('m', { employedOn: '2026-02-02' }) })).thenRefused('before-employment');
  });
});

describe('contracting an employee', () => {
  const his = made({ ...ofEmployee });

  it('keeps whose he is and where he works', () => {
    given(decider).when(makeOfEmployee()).then([his]);
  });

  it('is never to himself, to two, of nobody, or of who does not work here', () => {
    given(decider)
      .when(makeOfEmployee({ member: party('e') }))
      .thenRefused('contractor-is-employee');
    given(decider, [his]).when(makeOfEmployee()).thenRefused('already-contracted');
    given(decider)
      .when(makeOfEmployee({ employee: undefined }))
      .thenRefused('not-found');
    given(decider)
      .when(makeOfEmployee({ employee: { ...worker, leftOn: '2026-01-01' } }))
      .thenRefused('employee-left');
    given(decider).when(makeOfEmployee({}, '2017-12-31')).thenRefused('before-employment');
  });

  it('ends when either of the two is there no more', () => {
    const gone = (cause: string): ContractFact => ended({ ...ofEmployee, to: '2026-05-01', cause, reason: undefined });
    given(decider, [his])
      .when(release('m', '2026-05-01', employee))
      .then([gone('memberGone')]);
    given(decider, [his])
      .when(release('e', '2026-05-01', employee))
      .then([gone('employeeGone')]);
    given(decider, [his])
      .when(release('z', '2026-05-01', employee))
      .then([]);
  });
});

describe('ending and passing on', () => {
  it('ends with its day and reason', () => {
    given(decider, [registered, made()]).when(end()).then([ended()]);
  });

  it('is not on or before its first day, and not twice', () => {
    given(decider, [registered, made()]).when(end('2026-02-01')).thenRefused('ends-before-it-begins');
    given(decider, [registered, made()]).when(end('2026-01-31')).thenRefused('ends-before-it-begins');
    given(decider, [registered, made(), ended()]).when(end('2026-05-01')).thenRefused('not-contracted');
    given(decider, [registered]).when(end()).thenRefused('not-contracted');
  });

  it('passes to another member without a day between', () => {
    given(decider, [registered, made()])
      .when(passOn(party('n')))
      .then([
        ended({ to: '2026-03-01', cause: 'passedOn', reason: '调岗' }),
        made({ contract: `${thing}@2`, person: 'n', from: '2026-03-01' }),
      ]);
  });

  it('is passed on only by who has it, to another who may have it', () => {
    given(decider, [registered])
      .when(passOn(party('n')))
      .thenRefused('not-contracted');
    given(decider, [registered, made()])
      .when(passOn(party('m')))
      .thenRefused('passed-on-to-himself');
    given(decider, [registered, made()])
      .when(passOn(party('n'), '2026-02-01'))
      .thenRefused('ends-before-it-begins');
    given(decider, [registered, made()])
      .when(passOn(party('n', { isMember: false })))
      .thenRefused('contractor-not-member');
    given(decider, [registered, made()]).when(passOn(undefined)).thenRefused('unknown-person');
  });

  it('a member who is gone answers for nothing from that day; what had not begun never holds', () => {
    given(decider, [registered, made()])
      .when(release('m'))
      .then([ended({ to: '2026-05-01', cause: 'memberGone', reason: undefined })]);
    given(decider, [registered, made()])
      .when(release('m', '2026-01-15'))
      .then([ended({ to: '2026-02-01', cause: 'memberGone', reason: undefined })]);
    given(decider, [registered, made(), ended()]).when(release('m')).then([]);
    given(decider, [registered]).when(release('m')).then([]);
  });
});

describe('a division', () => {
  it('contracts what is free, and leaves what is as it says', () => {
    given(decider, [registered])
      .when(divide(party('m')))
      .then([made({ from: '2026-03-01' })]);
    given(decider, [registered, made()])
      .when(divide(party('m')))
      .then([]);
  });

  it('takes from another member only where that is meant', () => {
    given(decider, [registered, made()])
      .when(divide(party('n')))
      .thenRefused('already-contracted');
    given(decider, [registered, made()])
      .when(divide(party('n'), true))
      .then([
        ended({ to: '2026-03-01', cause: 'passedOn', reason: undefined }),
        made({ contract: `${thing}@2`, person: 'n', from: '2026-03-01' }),
      ]);
  });
});
