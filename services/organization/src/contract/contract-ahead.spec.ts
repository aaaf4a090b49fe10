import { describe, it } from '@jest/globals';
import type { ContractFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { ContractCommand } from './contract.decide.js';
import { contract as decider } from './contract.decider.js';

const unit = 'production.T1';
const thing = 'area.T1.A1';
const today = '2026-06-15';
const parties = { member: { person: 'm', isMember: true, employedOn: '2018-01-01', unit }, today };
const SLIP = '2062-01-01';

const registered: ContractFact = {
  type: 'organization.area-registered',
  data: { thing, unit, code: 'A1', name: '一号泵房', squareMetres: 120.5, on: '2026-01-01' },
};
const about = { thing, kind: 'area' as const, employee: undefined, unit, person: 'm' };
const made = (from: string, nth = 1): ContractFact => ({
  type: 'organization.contract-made',
  data: { contract: `${thing}@${nth}`, ...about, from },
});
const ended = (from: string, to: string): ContractFact => ({
  type: 'organization.contract-ended',
  data: { contract: `${thing}@1`, ...about, from, to, cause: 'decided', reason: '年份有误' },
});
const make = (from: string): ContractCommand => ({ kind: 'makeContract', thing, from, parties });
const end = (to: string): ContractCommand => ({ kind: 'endContract', thing, to, reason: '年份有误', today });
const close = (on: string): ContractCommand => ({ kind: 'close', thing, on, reason: '拆除', today });

describe('a day ahead', () => {
  it('lies a year ahead at most: beyond, nobody could answer for the thing until then', () => {
    const member = { ...parties.member, person: 'n' };
    const unitOn = '2020-01-01';
    const area = { unit, code: 'A1', name: '一号泵房', squareMetres: 120.5, on: SLIP };
    const post = { unit, code: 'P1', name: '输油岗', on: SLIP };
    given(decider, [registered])
      .when(make('2027-06-16'))
      .then([made('2027-06-16')]);
    for (const command of [make(SLIP), close(SLIP), { kind: 'measureArea', thing, squareMetres: 1, on: SLIP, today }])
      given(decider, [registered])
        .when(command as ContractCommand)
        .thenRefused('too-far-ahead');
    for (const command of [end(SLIP), { kind: 'passOn', thing, on: SLIP, parties: { member, today } }])
      given(decider, [registered, made('2026-02-01')])
        .when(command as ContractCommand)
        .thenRefused('too-far-ahead');
    for (const command of [
      { kind: 'registerArea', area, unitOn, today },
      { kind: 'reconcileArea', area, unitOn, today },
      { kind: 'declarePost', post, unitOn, today },
      { kind: 'reconcilePost', post, unitOn, today },
    ] as const)
      given(decider).when(command).thenRefused('too-far-ahead');
    const row = { kind: 'reconcileContract', thing, member: 'm', from: SLIP, parties } as const;
    given(decider, [registered]).when(row).thenRefused('too-far-ahead');
  });
});

describe('a contract that has not begun', () => {
  const ahead = [registered, made(SLIP)];
  const never = ended(SLIP, SLIP);

  it('is taken back by any day up to its first, and never was', () => {
    for (const to of [today, SLIP]) given(decider, ahead).when(end(to)).then([never]);
  });

  it('leaves no trace: another begins and the area is closed when one likes', () => {
    given(decider, [...ahead, never])
      .when(make('2026-02-01'))
      .then([made('2026-02-01', 2)]);
    given(decider, [...ahead, never])
      .when(close('2026-06-01'))
      .then([{ type: 'organization.area-closed', data: { thing, unit, on: '2026-06-01', reason: '拆除' } }]);
  });

  it('is not passed on, nor is what it is about closed, before it was taken back', () => {
    const member = { ...parties.member, person: 'n' };
    given(decider, ahead)
      .when({ kind: 'passOn', thing, on: today, parties: { member, today } })
      .thenRefused('ends-before-it-begins');
    given(decider, ahead).when(close(today)).thenRefused('closed-while-contracted');
  });
});
