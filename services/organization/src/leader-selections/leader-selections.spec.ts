import { describe, it } from '@jest/globals';
import type { GroupLeaderFact, LeaderSelectionFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { groupLeaders } from '../grid/group-leaders.js';
import { leaderSelections } from './leader-selections.js';

const about = { selection: 's1', partyGroup: 'party.G1', person: 'c' };
const votes = { present: 8, inFavour: 6, against: 1, abstained: 1 };
const facts: LeaderSelectionFact[] = [
  { type: 'organization.leader-nominated', data: { ...about, round: 1, by: 'n', on: '2026-03-01' } },
  {
    type: 'organization.leader-reviewed',
    data: { ...about, by: 'r', outcome: 'supported', words: '好', on: '2026-03-05' },
  },
  { type: 'organization.leader-voted-on', data: { ...about, ...votes, carried: true, on: '2026-03-10' } },
  { type: 'organization.leader-approved', data: { ...about, by: 'g', from: '2026-04-01', on: '2026-03-15' } },
];
const row = { partyGroup: 'party.G1', round: 1, person: 'c' };
const nomination = { by: 'n', words: undefined, on: '2026-03-01' };
const review = { by: 'r', outcome: 'supported' as const, words: '好', on: '2026-03-05' };

describe('leader selections', () => {
  it('keep each step with who did it and when', () => {
    givenEvents(leaderSelections, recorded(facts)).then('s1', {
      ...row,
      state: 'approved',
      open: false,
      on: '2026-03-15',
      nomination,
      review,
      vote: { ...votes, on: '2026-03-10' },
      decision: { by: 'g', from: '2026-04-01', on: '2026-03-15' },
      events: 4,
    });
    givenEvents(leaderSelections, recorded(facts.slice(0, 2))).then('s1', {
      ...row,
      state: 'supported',
      open: true,
      on: '2026-03-05',
      nomination,
      review,
      events: 2,
    });
  });

  it('say how they ended when nobody was approved', () => {
    const rejected: LeaderSelectionFact = {
      type: 'organization.leader-rejected',
      data: { ...about, by: 'g', reason: '另有任用', on: '2026-03-15' },
    };
    const shared = { ...row, open: false, nomination };
    givenEvents(leaderSelections, recorded([...facts.slice(0, 3), rejected])).then('s1', {
      ...shared,
      state: 'rejected',
      on: '2026-03-15',
      review,
      vote: { ...votes, on: '2026-03-10' },
      decision: { by: 'g', reason: '另有任用', on: '2026-03-15' },
      events: 4,
    });
    const gone: LeaderSelectionFact = {
      type: 'organization.leader-selection-ended',
      data: { ...about, because: 'candidateGone', on: '2026-03-02' },
    };
    givenEvents(leaderSelections, recorded([facts[0]!, gone])).then('s1', {
      ...shared,
      state: 'candidateGone',
      on: '2026-03-02',
      reason: undefined,
      events: 2,
    });
  });
});

describe('leaders of groups', () => {
  const partyGroup = 'party.G1';
  const appointed = (person: string, from: string): GroupLeaderFact => ({
    type: 'organization.group-leader-appointed',
    data: { partyGroup, person, selection: `s-${person}`, from },
  });
  const ended = (person: string, from: string, to: string): GroupLeaderFact => ({
    type: 'organization.group-leader-ended',
    data: { partyGroup, person, from, to, because: 'succeeded' },
  });

  it('are kept one after another, and who is in office can be looked for', () => {
    const first = appointed('a', '2026-01-01');
    givenEvents(groupLeaders, recorded([first])).then(partyGroup, {
      leaders: [{ person: 'a', from: '2026-01-01' }],
      now: 'a',
    });
    const next = [first, ended('a', '2026-01-01', '2026-06-01'), appointed('b', '2026-06-01')];
    const leaders = [
      { person: 'a', from: '2026-01-01', to: '2026-06-01' },
      { person: 'b', from: '2026-06-01' },
    ];
    givenEvents(groupLeaders, recorded(next)).then(partyGroup, { leaders, now: 'b' });
    givenEvents(groupLeaders, recorded(next.slice(0, 2))).then(partyGroup, {
      leaders: leaders.slice(0, 1),
      now: undefined,
    });
  });
});
