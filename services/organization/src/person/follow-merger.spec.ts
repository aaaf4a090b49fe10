import { describe, it } from '@jest/globals';
import type { PersonFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { PersonCommand } from './person.decide.js';
import { person } from './person.decider.js';

const registered = (more: object): PersonFact => ({
  type: 'organization.person-registered',
  data: { person: 'p', employeeNo: 'pd1.e', name: 'pd1.n', unit: 'production.T1', employedOn: '2020-01-01', ...more },
});
const MEMBER = registered({ membership: 'full', partyGroup: 'party.G1' });
const follow = (unit: string, into: string, on = '2026-03-01'): PersonCommand => ({
  kind: 'followMerger',
  person: 'p',
  unit,
  into,
  on,
});

describe('a person whose unit or group was merged', () => {
  it('goes on to the heir of the unit', () => {
    given(person, [MEMBER])
      .when(follow('production.T1', 'production.T2'))
      .then([
        {
          type: 'organization.person-moved',
          data: {
            person: 'p',
            unit: 'production.T2',
            previousUnit: 'production.T1',
            membership: 'full',
            on: '2026-03-01',
          },
        },
      ]);
  });

  it('goes on to the heir of the Party group, at the same stage', () => {
    given(person, [MEMBER])
      .when(follow('party.G1', 'party.G2'))
      .then([
        {
          type: 'organization.membership-changed',
          data: {
            person: 'p',
            unit: 'production.T1',
            membership: 'full',
            previousMembership: 'full',
            partyGroup: 'party.G2',
            previousPartyGroup: 'party.G1',
            on: '2026-03-01',
          },
        },
      ]);
  });

  it('who came after a merger that was entered late goes on from his first day', () => {
    given(person, [registered({})])
      .when(follow('production.T1', 'production.T2', '2019-06-01'))
      .then([
        {
          type: 'organization.person-moved',
          data: { person: 'p', unit: 'production.T2', previousUnit: 'production.T1', on: '2020-01-01' },
        },
      ]);
  });

  it('who was moved into it after a merger that was entered late goes on from that day', () => {
    const moved = (unit: string, previousUnit: string): PersonFact => ({
      type: 'organization.person-moved',
      data: { person: 'p', unit, previousUnit, on: '2026-03-20' },
    });
    given(person, [registered({}), moved('production.T9', 'production.T1')])
      .when(follow('production.T9', 'production.T2'))
      .then([moved('production.T2', 'production.T9')]);
  });

  it('stays where he is when he has another meanwhile, works here no more, or was forgotten', () => {
    const left: PersonFact = {
      type: 'organization.person-left',
      data: { person: 'p', unit: 'production.T1', partyGroup: 'party.G1', reason: 'retired', on: '2026-02-01' },
    };
    given(person, [MEMBER, left]).when(follow('production.T1', 'production.T2')).then([]);
    given(person, [MEMBER]).when(follow('production.T9', 'production.T2')).then([]);
    given(person, [MEMBER]).when(follow('party.G9', 'party.G2')).then([]);
    given(person).when(follow('production.T1', 'production.T2')).then([]);
    const forgotten: PersonFact = {
      type: 'organization.person-forgotten',
      data: { person: 'p', unit: 'production.T1', partyGroup: 'party.G1', membership: 'full', on: '2026-02-01' },
    };
    given(person, [MEMBER, forgotten]).when(follow('production.T1', 'production.T2')).then([]);
  });
});
