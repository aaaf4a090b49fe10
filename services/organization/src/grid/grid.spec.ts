import { describe, expect, it } from '@jest/globals';
import type { PartyOrganizationFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { groupIdentities, identityOn } from './group-identities.js';

const declared = (groupType: string, on: string, brand?: string): PartyOrganizationFact => ({
  type: 'organization.group-declared',
  data: { partyGroup: 'party.G1', groupType, brand, on },
});

describe('identities of groups', () => {
  it('keeps every declaration, so that any day can be asked about', () => {
    const facts = [declared('上产型', '2026-03-01'), declared('安全型', '2026-05-01', '平安井站')];
    givenEvents(groupIdentities, recorded(facts)).then('party.G1', {
      declarations: [
        { groupType: '上产型', brand: undefined, on: '2026-03-01' },
        { groupType: '安全型', brand: '平安井站', on: '2026-05-01' },
      ],
    });
  });

  it('says what held on a day, and nothing of a day before the first', () => {
    const identity = {
      declarations: [
        { groupType: '上产型', on: '2026-03-01' },
        { groupType: '安全型', on: '2026-05-01' },
      ],
    };
    expect(identityOn(identity, '2026-02-28')).toBeUndefined();
    expect(identityOn(identity, '2026-04-30')).toMatchObject({ groupType: '上产型' });
    expect(identityOn(identity, '2026-05-01')).toMatchObject({ groupType: '安全型' });
    expect(identityOn(undefined, '2026-05-01')).toBeUndefined();
  });
});
