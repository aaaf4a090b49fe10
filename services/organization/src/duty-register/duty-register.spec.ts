import { describe, it } from '@jest/globals';
import type { DutyRegisterFact, RegisteredDuty } from '@ronghe/contracts';
import { given, givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { dutyRegisters } from '../dual-duties/duty-registers.js';
import type { DutyRegisterCommand } from './duty-register.decide.js';
import { dutyRegister } from './duty-register.decider.js';

const SAFETY: RegisteredDuty = { code: 'A1', name: '安全生产', kind: 'administrative' };
const STUDY: RegisteredDuty = { code: 'P1', name: '理论学习', kind: 'party' };
const about = { unit: 'production.W', partyOrganization: 'party.W' };

const register = (change: Partial<DutyRegisterCommand> = {}): DutyRegisterCommand => ({
  kind: 'registerDuties',
  ...about,
  duties: [SAFETY, STUDY],
  on: '2026-01-01',
  today: '2026-06-15',
  bothFoundedOn: '2015-01-01',
  ...change,
});
const registered = (duties = [SAFETY, STUDY], on = '2026-01-01'): DutyRegisterFact => ({
  type: 'organization.duties-registered',
  data: { ...about, duties, on },
});

describe('the register of duties', () => {
  it('is written as a whole; the last word holds, and the same again says nothing', () => {
    given(dutyRegister).when(register()).then([registered()]);
    given(dutyRegister, [registered()])
      .when(register({ duties: [STUDY], on: '2026-03-01' }))
      .then([registered([STUDY], '2026-03-01')]);
    given(dutyRegister, [registered()])
      .when(register({ on: '2026-03-01' }))
      .then([]);
  });

  it('takes a code once, and no day before its last change or before unit and Party organisation were there', () => {
    given(dutyRegister)
      .when(register({ duties: [SAFETY, { ...STUDY, code: 'A1' }] }))
      .thenRefused('duplicate-duty');
    given(dutyRegister, [registered()])
      .when(register({ duties: [STUDY], on: '2025-12-31' }))
      .thenRefused('before-last-change');
    given(dutyRegister)
      .when(register({ on: '2014-12-31' }))
      .thenRefused('before-both-existed');
  });

  it('is written a year ahead at most', () => {
    given(dutyRegister)
      .when(register({ on: '2062-01-01' }))
      .thenRefused('too-far-ahead');
  });

  it('is kept over time in the read model', () => {
    const facts = [registered(), registered([STUDY], '2026-03-01')];
    givenEvents(dutyRegisters, recorded(facts)).then('production.W', {
      written: [
        { on: '2026-01-01', partyOrganization: 'party.W', duties: [SAFETY, STUDY] },
        { on: '2026-03-01', partyOrganization: 'party.W', duties: [STUDY] },
      ],
    });
  });
});
