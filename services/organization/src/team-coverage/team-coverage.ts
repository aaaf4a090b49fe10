import type { TeamCoverageFact } from '@ronghe/contracts';

export interface Link {
  partyGroup: string;
  from: string;
  to?: string;
}

/** The Party groups that have covered one team, oldest first; at most the last one is open. */
export interface TeamCoverage {
  links: readonly Link[];
}

/** The first day on which another group may cover the team; a link that was taken back keeps no day. */
export const lastEndOf = (links: readonly Link[]): string | undefined =>
  links.findLast(({ from, to }) => to !== undefined && to > from)?.to;

export const neverCovered = (): TeamCoverage => ({ links: [] });

export function evolveTeamCoverage({ links }: TeamCoverage, fact: TeamCoverageFact): TeamCoverage {
  switch (fact.type) {
    case 'organization.group-linked':
      return { links: [...links, { partyGroup: fact.data.partyGroup, from: fact.data.from }] };
    case 'organization.group-unlinked':
      return { links: links.map((l, i) => (i === links.length - 1 ? { ...l, to: fact.data.to } : l)) };
    default:
      return fact satisfies never;
  }
}
