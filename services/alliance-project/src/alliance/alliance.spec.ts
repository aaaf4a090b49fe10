import { describe, it } from '@jest/globals';
import type { AllianceFact, AllianceMode } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { AllianceCommand } from './alliance.decide.js';
import { alliance as decider } from './alliance.decider.js';

const alliance = 'a1';
const data = {
  alliance,
  name: '躺井治理联盟',
  mode: 'alliance' as AllianceMode,
  goal: '降低躺井率',
  parties: ['u1', 'u2', 'u3'],
};
const ON = '2026-01-10';
const form = (mode: AllianceMode, parties: string[]): AllianceCommand => ({
  kind: 'formAlliance',
  ...data,
  mode,
  parties,
  on: ON,
});
const formed: AllianceFact = { type: 'alliance-project.alliance-formed', data: { ...data, on: ON } };
const offered: AllianceFact = {
  type: 'alliance-project.resource-offered',
  data: { alliance, resource: 'r1', kind: 'technique', name: '井筒诊断', offeredBy: 'u1' },
};
const force: AllianceFact = {
  type: 'alliance-project.task-force-formed',
  data: { alliance, taskForce: 't1', name: '先锋队', lead: 'u1' },
};
const taskForce = (name: string, lead: string): AllianceCommand => ({
  kind: 'formTaskForce',
  alliance,
  taskForce: 't1',
  name,
  lead,
});
const meet = (on: string): AllianceCommand => ({ kind: 'holdMeeting', alliance, meeting: 'm1', on, subject: '一季度' });
const offer = (offeredBy: string): AllianceCommand => ({
  kind: 'offerResource',
  alliance,
  resource: 'r1',
  resourceKind: 'technique',
  name: '井筒诊断',
  offeredBy,
});
const use = (usedBy: string, on = '2026-02-01', resource = 'r1'): AllianceCommand => ({
  kind: 'useResource',
  alliance,
  resource,
  usedBy,
  on,
});

describe('forming an alliance', () => {
  it('is done once', () => {
    given(decider).when(form('alliance', data.parties)).then([formed]);
    given(decider, [formed]).when(form('alliance', data.parties)).thenRefused('alliance-exists');
  });

  it('a helping pair has two units, a pair at most three', () => {
    given(decider)
      .when(form('helpingPair', ['u1', 'u2', 'u3']))
      .thenRefused('pair-size');
    given(decider)
      .when(form('pair', ['u1', 'u2', 'u3', 'u4']))
      .thenRefused('pair-size');
    for (const [mode, parties] of [
      ['helpingPair', ['u1', 'u2']],
      ['pair', ['u1', 'u2', 'u3']],
      ['coBuilding', ['u1', 'u2', 'u3', 'u4']],
    ] as const)
      given(decider)
        .when(form(mode, [...parties]))
        .then([{ ...formed, data: { ...formed.data, mode, parties: [...parties] } }]);
  });
});

describe('what an alliance does', () => {
  it('nothing before it is formed', () => {
    for (const command of [taskForce('先锋队', 'u1'), meet('2026-02-01'), offer('u1'), use('u2')])
      given(decider).when(command).thenRefused('not-found');
  });

  it('task forces are led by a party and have names of their own', () => {
    given(decider, [formed]).when(taskForce('先锋队', 'u1')).then([force]);
    given(decider, [formed]).when(taskForce('先锋队', 'u9')).thenRefused('not-a-party');
    given(decider, [formed, force]).when(taskForce('先锋队', 'u2')).thenRefused('task-force-exists');
  });

  it('meetings are not before the forming', () => {
    given(decider, [formed])
      .when(meet(ON))
      .then([{ type: 'alliance-project.meeting-held', data: { alliance, meeting: 'm1', on: ON, subject: '一季度' } }]);
    given(decider, [formed]).when(meet('2026-01-09')).thenRefused('before-formed');
  });

  it('resources are offered by a party and used by another', () => {
    given(decider, [formed]).when(offer('u1')).then([offered]);
    given(decider, [formed]).when(offer('u9')).thenRefused('not-a-party');
    given(decider, [formed, offered])
      .when(use('u2'))
      .then([
        { type: 'alliance-project.resource-used', data: { alliance, resource: 'r1', usedBy: 'u2', on: '2026-02-01' } },
      ]);
  });

  it('a use is refused for the owner, a stranger, an unknown resource and before the forming', () => {
    const with_ = given(decider, [formed, offered]);
    with_.when(use('u1')).thenRefused('own-resource');
    with_.when(use('u9')).thenRefused('not-a-party');
    with_.when(use('u2', '2026-02-01', 'r9')).thenRefused('not-found');
    with_.when(use('u2', '2026-01-09')).thenRefused('before-formed');
  });
});
