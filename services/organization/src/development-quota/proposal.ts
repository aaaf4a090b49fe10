import type { QuotaWeights, ShareReason, TeamClass } from '@ronghe/contracts';

/** A team as it stands on the day of the proposal. */
export interface QuotaTeam {
  team: string;
  code: string;
  members: number;
}
export interface ProposedShare extends QuotaTeam {
  class: TeamClass;
  share: number;
  places: number;
  because: ShareReason;
}

export const classOf = (members: number): TeamClass =>
  members === 0 ? 'blank' : members === 1 ? 'oneMember' : 'others';

/** Weights have two decimals: in hundredths they are whole numbers, and nothing is lost in a float. */
const hundredths = (weight: number): number => Math.round(weight * 100);

interface Counted extends QuotaTeam {
  class: TeamClass;
  weight: number;
}

/**
 * Shares the places out by largest remainder; ties go by the teams' codes. While the places last every blank team has at
 * least one: where the weights give a blank team less than that, each of them has one, and the others share the rest. At
 * least one of the teams has a weight.
 */
export function proposalOf(places: number, weights: QuotaWeights, teams: readonly QuotaTeam[]): ProposedShare[] {
  const counted = teams
    .map((team): Counted => {
      const its = classOf(team.members);
      return { ...team, class: its, weight: hundredths(weights[its]) };
    })
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const total = totalOf(counted);
  const blank = counted.filter((team) => team.class === 'blank');
  if (blank.every(({ weight }) => places * weight >= total)) return byLargestRemainder(places, counted);
  const most = Math.min(places, blank.length);
  const minimum = blank.map((team, i) => {
    const served = i < most;
    return proposed(team, shareOf(places, team, total), served ? 1 : 0, served ? 'minimum' : 'none');
  });
  const others = byLargestRemainder(
    places - most,
    counted.filter((team) => team.class !== 'blank'),
  );
  return [...minimum, ...others].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function byLargestRemainder(places: number, teams: readonly Counted[]): ProposedShare[] {
  // Teams that count nothing share nothing: no places are left for them then.
  const total = totalOf(teams) || 1;
  const exact = teams.map((team) => ({
    team,
    whole: Math.floor((places * team.weight) / total),
    remainder: (places * team.weight) % total,
  }));
  const left = places - exact.reduce((sum, { whole }) => sum + whole, 0);
  // A stable sort: teams come by their codes.
  const next = new Set(exact.toSorted((a, b) => b.remainder - a.remainder).slice(0, left));
  return exact.map((row) => {
    const more = next.has(row);
    const because = more ? 'remainder' : row.whole > 0 ? 'share' : 'none';
    return proposed(row.team, shareOf(places, row.team, total), row.whole + (more ? 1 : 0), because);
  });
}

const totalOf = (teams: readonly Counted[]): number => teams.reduce((sum, { weight }) => sum + weight, 0);

const shareOf = (places: number, { weight }: Counted, total: number): number =>
  Math.round((places * weight * 10_000) / total) / 10_000;

const proposed = (
  { team, code, members, class: its }: Counted,
  share: number,
  places: number,
  because: ShareReason,
): ProposedShare => ({ team, code, class: its, members, share, places, because });
