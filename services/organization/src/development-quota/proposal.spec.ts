import { describe, expect, it } from '@jest/globals';
import type { QuotaWeights } from '@ronghe/contracts';
import { type QuotaTeam, classOf, proposalOf } from './proposal.js';

/** `members` of teams T01, T02, …, in this order. */
const teamsOf = (...members: number[]): QuotaTeam[] =>
  members.map((count, i) => {
    const code = `T${String(i + 1).padStart(2, '0')}`;
    return { team: `production.${code}`, code, members: count };
  });
const weights = (blank: number, oneMember: number, others: number): QuotaWeights => ({ blank, oneMember, others });
const placesOf = (places: number, by: QuotaWeights, teams: QuotaTeam[]): number[] =>
  proposalOf(places, by, teams).map((row) => row.places);

/** Four blank teams, three with one member, three with more. */
const TEN = teamsOf(0, 0, 0, 0, 1, 1, 1, 2, 5, 9);

describe('the proposal', () => {
  it('ten places over four blank teams, three with one member and three others: every blank team has at least one', () => {
    expect(placesOf(10, weights(3, 2, 1), TEN)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(placesOf(10, weights(5, 2, 1), TEN)).toEqual([2, 2, 2, 2, 1, 1, 0, 0, 0, 0]);
    expect(placesOf(10, weights(0, 0, 1), TEN)).toEqual([1, 1, 1, 1, 0, 0, 0, 2, 2, 2]);
  });

  it('says of each team why it has what it has', () => {
    expect(proposalOf(10, weights(0.5, 0.5, 8), TEN)).toMatchObject([
      // 0.5 of 27.5 is 0.1818 of ten places: less than one, so each blank team has one before the rest is shared out.
      { code: 'T01', class: 'blank', members: 0, share: 0.1818, places: 1, because: 'minimum' },
      { code: 'T02', places: 1, because: 'minimum' },
      { code: 'T03', places: 1, because: 'minimum' },
      { code: 'T04', places: 1, because: 'minimum' },
      // Six are left for a total weight of 25.5.
      { code: 'T05', class: 'oneMember', share: 0.1176, places: 0, because: 'none' },
      { code: 'T06', places: 0, because: 'none' },
      { code: 'T07', places: 0, because: 'none' },
      { code: 'T08', class: 'others', share: 1.8824, places: 2, because: 'remainder' },
      { code: 'T09', places: 2, because: 'remainder' },
      { code: 'T10', places: 2, because: 'remainder' },
    ]);
    expect(proposalOf(4, weights(1, 1, 1), teamsOf(2, 2))).toMatchObject([
      { share: 2, places: 2, because: 'share' },
      { share: 2, places: 2, because: 'share' },
    ]);
  });

  it('while there are fewer places than blank teams the first by code have one each', () => {
    const rows = proposalOf(2, weights(1, 5, 5), teamsOf(9, 0, 0, 0));
    expect(rows.map(({ places, because }) => [places, because])).toEqual([
      [0, 'none'],
      [1, 'minimum'],
      [1, 'minimum'],
      [0, 'none'],
    ]);
    expect(placesOf(0, weights(3, 2, 1), TEN)).toEqual(Array(10).fill(0));
    expect(placesOf(1, weights(1, 0, 0), teamsOf(0, 0, 4))).toEqual([1, 0, 0]);
  });

  it('decides ties by code, whatever order the teams come in', () => {
    const teams = teamsOf(3, 3, 3);
    expect(placesOf(4, weights(1, 1, 1), teams)).toEqual([2, 1, 1]);
    expect(proposalOf(4, weights(1, 1, 1), teams.toReversed())).toEqual(proposalOf(4, weights(1, 1, 1), teams));
  });

  it('two decimals of a weight are counted exactly', () => {
    // 0.1 + 0.2 is 0.3 here: three places for shares of exactly 1 and 2.
    expect(proposalOf(3, weights(1, 0.1, 0.2), teamsOf(1, 4))).toMatchObject([
      { share: 1, places: 1, because: 'share' },
      { share: 2, places: 2, because: 'share' },
    ]);
  });
});

/** Numbers that look like chance and are the same every time. */
function* numbers(seed: number): Generator<(below: number) => number> {
  let a = seed;
  const next = (below: number): number => {
    a = (Math.imul(a, 1_103_515_245) + 12_345) >>> 0;
    return (a >>> 8) % below;
  };
  while (true) yield next;
}

describe('any proposal', () => {
  const cases = Array.from({ length: 400 }, (_, seed) => {
    const next = numbers(seed + 1).next().value as (below: number) => number;
    const teams = teamsOf(...Array.from({ length: 1 + next(60) }, () => next(4)));
    // Of the classes that there are, at least one counts.
    const by = weights(next(300) / 100, next(300) / 100, 0.01 + next(300) / 100);
    if (teams.every(({ members }) => by[classOf(members)] === 0)) by.blank = by.oneMember = 1;
    return { places: next(150), by, teams };
  });

  it('sums to the quota, gives no team less than nothing, and a blank team one while it lasts', () => {
    for (const { places, by, teams } of cases) {
      const rows = proposalOf(places, by, teams);
      expect(rows.map(({ team }) => team)).toEqual(teams.map(({ team }) => team));
      expect(rows.reduce((sum, row) => sum + row.places, 0)).toBe(places);
      expect(rows.filter((row) => row.places < 0 || !Number.isInteger(row.places))).toEqual([]);
      const blank = rows.filter((row) => row.class === 'blank');
      expect(blank.filter((row) => row.places > 0)).toHaveLength(places >= blank.length ? blank.length : places);
    }
  });

  it('is never a whole place off the share, but for a blank team’s minimum', () => {
    for (const { places, by, teams } of cases) {
      const rows = proposalOf(places, by, teams);
      if (places < rows.filter((row) => row.class === 'blank').length) continue;
      const off = rows.filter((row) => row.because !== 'minimum' && Math.abs(row.places - row.share) >= 1);
      expect(off).toEqual([]);
    }
  });
});
