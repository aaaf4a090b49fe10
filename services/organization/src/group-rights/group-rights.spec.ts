import { describe, it } from '@jest/globals';
import type { PartyOrganizationFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { groupRights, rightUses } from './group-rights.js';

const partyGroup = 'party.G1';
const limit = { per: 'month', fen: 500_000 } as const;
const granted: PartyOrganizationFact = {
  type: 'organization.right-granted',
  data: { partyGroup, grant: 'g1', right: 'bonus', from: '2026-03-01', limit },
};
const used = (use: string, on: string): PartyOrganizationFact => ({
  type: 'organization.right-used',
  data: { partyGroup, grant: 'g1', right: 'bonus', use, on, what: '奖金二次分配', fen: 100_000 },
});
const withdrawn: PartyOrganizationFact = {
  type: 'organization.right-withdrawn',
  data: { partyGroup, grant: 'g1', right: 'bonus', on: '2026-06-01', reason: '调整' },
};
const row = { partyGroup, right: 'bonus' as const, from: '2026-03-01', to: undefined, limit };

describe('rights of groups', () => {
  it('keeps each grant with how often and when it was last used, told in any order', () => {
    const facts = [granted, used('u1', '2026-05-02'), used('u2', '2026-04-02')];
    givenEvents(groupRights, recorded(facts)).then('g1', { ...row, uses: 2, lastUsedOn: '2026-05-02' });
  });

  it('keeps what was withdrawn, with the day and the reason', () => {
    givenEvents(groupRights, recorded([granted, withdrawn])).then('g1', {
      ...row,
      uses: 0,
      withdrawnOn: '2026-06-01',
      reason: '调整',
    });
  });

  it('knows no grant that was never given', () => {
    givenEvents(groupRights, recorded([withdrawn])).then('g1', undefined);
  });
});

describe('uses of rights', () => {
  it('keeps each by itself', () => {
    const read = givenEvents(rightUses, recorded([granted, used('u1', '2026-04-02'), used('u2', '2026-05-02')]));
    const use = { partyGroup, grant: 'g1', right: 'bonus' as const, what: '奖金二次分配', fen: 100_000 };
    read.then('u1', { ...use, on: '2026-04-02' });
    read.then('u2', { ...use, on: '2026-05-02' });
  });
});
