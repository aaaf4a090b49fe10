import { describe, it } from '@jest/globals';
import type { PartyOrganizationFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { partyOrganization as group } from './party-organization.decider.js';
import type { PartyOrganizationCommand } from './party-organization.decide.js';

const partyGroup = 'party.G1';
const around = { foundedOn: '2020-01-01', today: '2026-06-30' };
const reason = '分配不公开';

const grant = (from: string, id = 'g1'): PartyOrganizationCommand => ({
  kind: 'grantRight',
  partyGroup,
  grant: id,
  right: 'awards',
  from,
  around,
});
const granted = (from = '2026-03-01', id = 'g1'): PartyOrganizationFact => ({
  type: 'organization.right-granted',
  data: { partyGroup, grant: id, right: 'awards', from },
});
const use = (on: string): PartyOrganizationCommand => ({
  kind: 'useRight',
  partyGroup,
  use: 'u1',
  right: 'awards',
  on,
  what: '推荐',
  around,
});
const withdraw = (on: string): PartyOrganizationCommand => ({
  kind: 'withdrawRight',
  partyGroup,
  grant: 'g1',
  on,
  reason,
  today: around.today,
});
const withdrawn = (on: string): PartyOrganizationFact => ({
  type: 'organization.right-withdrawn',
  data: { partyGroup, grant: 'g1', right: 'awards', on, reason },
});

describe('a day ahead', () => {
  const AHEAD = '2026-12-01';
  const SLIP = '2062-01-01';

  it('lies a year ahead at most', () => {
    given(group).when(grant(SLIP)).thenRefused('too-far-ahead');
    given(group, [granted()]).when(withdraw(SLIP)).thenRefused('too-far-ahead');
  });

  it('is withdrawn earlier while that day has not come, and never later', () => {
    given(group, [granted(), withdrawn(AHEAD)])
      .when(withdraw('2026-05-01'))
      .then([withdrawn('2026-05-01')]);
    given(group, [granted(), withdrawn(SLIP)])
      .when(withdraw(AHEAD))
      .then([withdrawn(AHEAD)]);
    given(group, [granted(), withdrawn(AHEAD)])
      .when(withdraw('2026-12-02'))
      .thenRefused('grant-withdrawn');
    given(group, [granted(), withdrawn(AHEAD), withdrawn('2026-05-01')])
      .when(use('2026-05-02'))
      .thenRefused('right-withdrawn');
  });

  it('of a grant that has not begun: it is taken back by any day up to its first, and never was', () => {
    const ahead = granted(AHEAD);
    given(group, [ahead])
      .when(withdraw(around.today))
      .then([withdrawn(AHEAD)]);
    given(group, [ahead, withdrawn(AHEAD)])
      .when(grant('2026-03-01', 'g2'))
      .then([granted('2026-03-01', 'g2')]);
  });
});
