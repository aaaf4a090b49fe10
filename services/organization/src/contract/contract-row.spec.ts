import { describe, it } from '@jest/globals';
import type { ContractFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { ContractCommand } from './contract.decide.js';
import { contract as decider } from './contract.decider.js';

type Row = Extract<ContractCommand, { kind: 'reconcileContract' }>;

const unit = 'production.T1';
const today = '2026-06-15';
const thing = 'area.T1.A1';
const registered: ContractFact = {
  type: 'organization.area-registered',
  data: { thing, unit, code: 'A1', name: '一号泵房', squareMetres: 120.5, on: '2026-01-01' },
};
const closed: ContractFact = {
  type: 'organization.area-closed',
  data: { thing, unit, on: '2026-06-01', reason: '拆除' },
};
const about = { contract: `${thing}@1`, thing, kind: 'area' as const, unit, person: 'm', from: '2026-02-01' };
const made = (change: object = {}): ContractFact => ({
  type: 'organization.contract-made',
  data: { ...about, employee: undefined, ...change },
});
const ended = (change: object = {}): ContractFact => ({
  type: 'organization.contract-ended',
  data: { ...about, employee: undefined, to: '2026-04-01', cause: 'decided', reason: '轮换', ...change },
});
const row = (change: Partial<Row> = {}): ContractCommand => {
  const member = change.member ?? 'm';
  const parties = { member: { person: member, isMember: true, employedOn: '2018-01-01', unit }, today };
  return { kind: 'reconcileContract', thing, member, from: '2026-02-01', parties, ...change };
};

describe('a row of a workbook', () => {
  it('makes a contract, and changes nothing where it stands or stood as it says', () => {
    given(decider, [registered]).when(row()).then([made()]);
    given(decider, [registered, made()]).when(row()).then([]);
    given(decider, [registered, made(), ended(), closed])
      .when(row({ to: '2026-04-01', parties: { member: undefined, today } }))
      .then([]);
  });

  it('ends it by a day and a reason, also one that it brings', () => {
    const over = { to: '2026-04-01', reason: '轮换' };
    given(decider, [registered, made()]).when(row(over)).then([ended()]);
    given(decider, [registered]).when(row(over)).then([made(), ended()]);
    given(decider, [registered, made()])
      .when(row({ to: '2026-04-01' }))
      .thenRefused('reason-missing');
    given(decider, [registered, made()])
      .when(row({ ...over, to: '2026-02-01' }))
      .thenRefused('ends-before-it-begins');
  });

  it('passes it on from a later day, never back by an old workbook', () => {
    const second = { contract: `${thing}@2`, person: 'n', from: '2026-03-01' };
    const passed = ended({ to: '2026-03-01', cause: 'passedOn', reason: undefined });
    given(decider, [registered, made()])
      .when(row({ member: 'n', from: '2026-03-01' }))
      .then([passed, made(second)]);
    const past = [registered, made(), passed, made(second)];
    given(decider, past).when(row()).thenRefused('already-ended');
    given(decider, past)
      .when(row({ member: 'o' }))
      .thenRefused('ends-before-it-begins');
  });

  it('leaves the first day of what stands, and the last of what is over', () => {
    given(decider, [registered, made()])
      .when(row({ from: '2026-03-01' }))
      .thenRefused('began-otherwise');
    given(decider, [registered, made(), ended()])
      .when(row({ to: '2026-05-01' }))
      .thenRefused('already-ended');
  });
});
