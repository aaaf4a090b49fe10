import { describe, expect, it } from '@jest/globals';
import { type PostRole, kindOfRole } from '@ronghe/contracts';
import { type HeldPost, committeeFigure, crossAppointedOf } from './cross-appointments.js';

const BRANCHES = new Set(['party.B1']);
const held = (person: string, role: PostRole, unit: string): HeldPost => ({
  post: `${unit}.${role}`,
  unit,
  kind: kindOfRole(role),
  role,
  person,
});
const all = [
  held('a', 'committeeMember', 'party.B1'),
  held('a', 'teamLeader', 'production.T1'),
  held('b', 'secretary', 'party.B1'),
  held('b', 'head', 'production.W'),
  held('c', 'deputySecretary', 'party.B1'),
  held('d', 'committeeMember', 'party.C'),
  held('d', 'teamLeader', 'production.T2'),
  held('e', 'teamLeader', 'production.T3'),
];

describe('cross-appointments', () => {
  it('are those who hold a Party post and an administrative one at once', () => {
    expect(crossAppointedOf(all, BRANCHES).map(({ person, committeeAndTeam }) => [person, committeeAndTeam])).toEqual([
      ['a', true],
      ['b', false],
      // A committee’s member, but of no branch.
      ['d', false],
    ]);
  });

  it('one person with two posts in a committee is one member of it', () => {
    const twice = [...all, held('a', 'deputySecretary', 'party.B1')];
    expect(committeeFigure(twice, BRANCHES)).toEqual({ committee: 3, teamLeaders: 1, percent: '33.3' });
    expect(committeeFigure([], BRANCHES)).toEqual({ committee: 0, teamLeaders: 0, percent: '0.0' });
  });
});
