import { describe, it } from '@jest/globals';
import type { PartyOrganizationFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { PartyOrganizationCommand } from './party-organization.decide.js';
import { partyOrganization as group } from './party-organization.decider.js';

type Of<K extends PartyOrganizationCommand['kind']> = Extract<PartyOrganizationCommand, { kind: K }>;
type DataOf<T extends PartyOrganizationFact['type']> = Extract<PartyOrganizationFact, { type: T }>['data'];

const partyGroup = 'party.G1';
const around = { foundedOn: '2020-01-01', today: '2026-06-30' };

const declare = (change: Partial<Of<'declareIdentity'>> = {}): PartyOrganizationCommand => ({
  kind: 'declareIdentity',
  partyGroup,
  groupType: '上产型',
  brand: '铁边城先锋',
  on: '2026-03-01',
  around,
  ...change,
});
const declared = (change: Partial<DataOf<'organization.group-declared'>> = {}): PartyOrganizationFact => ({
  type: 'organization.group-declared',
  data: { partyGroup, groupType: '上产型', brand: '铁边城先锋', on: '2026-03-01', ...change },
});
describe('declaring a type and a brand', () => {
  it('is the group’s own word, and the last word holds', () => {
    given(group).when(declare()).then([declared()]);
    given(group)
      .when(declare({ brand: undefined }))
      .then([declared({ brand: undefined })]);
    given(group, [declared()])
      .when(declare({ groupType: '安全型', on: '2026-05-01' }))
      .then([declared({ groupType: '安全型', on: '2026-05-01' })]);
  });

  it('says nothing when it says the same', () => {
    given(group, [declared()])
      .when(declare({ on: '2026-05-01' }))
      .then([]);
  });

  it('is not before the group was founded, not before its last declaration, and not of tomorrow', () => {
    given(group)
      .when(declare({ on: '2019-12-31' }))
      .thenRefused('before-founding');
    given(group, [declared()])
      .when(declare({ groupType: '安全型', on: '2026-02-28' }))
      .thenRefused('before-last-declaration');
    given(group)
      .when(declare({ on: '2026-07-01' }))
      .thenRefused('in-future');
  });
});
