import type { TeamCoverageFact } from '@ronghe/contracts';
import type { Link } from './team-coverage.js';

/** A Party group or a team was merged; `on` is the day of it. */
export type FollowMerger =
  /** The group that covers the team was merged into another, which covers it from then on. */
  | { kind: 'passOn'; team: string; partyGroup: string; into: string; on: string }
  /** Another team was merged into this one, which takes its group over unless it has one. */
  | { kind: 'inheritLink'; team: string; partyGroup: string; on: string }
  /** The team was merged into another: nothing covers it any more. */
  | { kind: 'endWithTeam'; team: string; partyGroup: string; on: string };

/** Refuses nothing: where the link is another one by now, that one stays. */
export function followMerger(
  command: FollowMerger,
  open: Link | undefined,
  lastEnd: string | undefined,
): TeamCoverageFact[] {
  const { team, partyGroup, on } = command;
  if (command.kind === 'inheritLink') return open ? [] : [linked(team, partyGroup, later(on, lastEnd))];
  if (open?.partyGroup !== partyGroup) return [];
  // A link that began after a merger entered late was the heir's from its first day.
  const day = later(on, open.from);
  const ended: TeamCoverageFact = {
    type: 'organization.group-unlinked',
    data: { team, partyGroup, from: open.from, to: day },
  };
  return command.kind === 'passOn' ? [ended, linked(team, command.into, day)] : [ended];
}

const later = (a: string, b: string | undefined): string => (b && b > a ? b : a);
const linked = (team: string, partyGroup: string, from: string): TeamCoverageFact => ({
  type: 'organization.group-linked',
  data: { team, partyGroup, from },
});
