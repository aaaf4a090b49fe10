import { describe, expect, it } from '@jest/globals';
import type { GroupLeaderFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { type LeaderCommand, leaderOn } from './leaders.js';
import { partyOrganization as group } from './party-organization.decider.js';

const partyGroup = 'party.G1';

const appoint = (person: string, from: string): LeaderCommand => ({
  kind: 'appointLeader',
  partyGroup,
  person,
  selection: `s-${person}`,
  from,
});
const end = (person: string, on: string): LeaderCommand => ({
  kind: 'endLeader',
  partyGroup,
  person,
  on,
  because: 'leftGroup',
});
const appointed = (person: string, from: string): GroupLeaderFact => ({
  type: 'organization.group-leader-appointed',
  data: { partyGroup, person, selection: `s-${person}`, from },
});
const ended = (person: string, from: string, to: string, because: 'succeeded' | 'leftGroup'): GroupLeaderFact => ({
  type: 'organization.group-leader-ended',
  data: { partyGroup, person, from, to, because },
});

describe('the leader of a group', () => {
  it('begins, and the one before him ends on that day', () => {
    given(group)
      .when(appoint('a', '2026-01-10'))
      .then([appointed('a', '2026-01-10')]);
    given(group, [appointed('a', '2026-01-10')])
      .when(appoint('b', '2026-06-01'))
      .then([ended('a', '2026-01-10', '2026-06-01', 'succeeded'), appointed('b', '2026-06-01')]);
  });

  it('who left ends once; who does not lead has nothing to end', () => {
    const first = [appointed('a', '2026-01-10')];
    given(group, first)
      .when(end('a', '2026-03-01'))
      .then([ended('a', '2026-01-10', '2026-03-01', 'leftGroup')]);
    given(group, first)
      .when(end('a', '2025-12-01'))
      .then([ended('a', '2026-01-10', '2026-01-10', 'leftGroup')]);
    given(group, [...first, ended('a', '2026-01-10', '2026-03-01', 'leftGroup')])
      .when(end('a', '2026-03-02'))
      .then([]);
    given(group, first).when(end('b', '2026-03-01')).then([]);
    given(group).when(end('a', '2026-03-01')).then([]);
  });

  it('is known for any day', () => {
    const leaders = [
      { person: 'a', from: '2026-01-10', to: '2026-03-01' },
      { person: 'b', from: '2026-06-01' },
    ];
    const days = ['2026-01-09', '2026-01-10', '2026-02-28', '2026-03-01', '2026-06-01'];
    expect(days.map((day) => leaderOn(leaders, day)?.person)).toEqual([undefined, 'a', 'a', undefined, 'b']);
  });
});
