import type { TeamCoverageFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { type FollowMerger, followMerger } from './follow-merger.decide.js';
import type { Link, TeamCoverage } from './team-coverage.js';

/** The group that covers the team now: its name for the refusal's words, and when it was dissolved. */
export interface Covering {
  name: string;
  dissolvedOn?: string;
}

export type TeamCoverageCommand =
  | {
      kind: 'linkGroup';
      team: string;
      partyGroup: string;
      from: string;
      covering?: Covering;
    }
  /** From a workbook: nothing to do when this group covers the team already. */
  | { kind: 'reconcileLink'; team: string; partyGroup: string; from: string; covering?: Covering }
  | { kind: 'unlinkGroup'; team: string; partyGroup: string; to: string }
  | FollowMerger;

export function decideTeamCoverage(command: TeamCoverageCommand, { links }: TeamCoverage): TeamCoverageFact[] {
  const last = links.at(-1);
  const open = last && !last.to ? last : undefined;
  const { team, partyGroup } = command;
  switch (command.kind) {
    case 'reconcileLink':
      if (open?.partyGroup !== partyGroup) return linkInstead(command, open, last?.to);
      if (open.from !== command.from)
        invalidField('/from', 'began-otherwise', {
          zh: `这个党小组自${open.from}起已覆盖该班组，起始日期不能更改`,
          en: `This group has covered the team since ${open.from}, and that stays`,
        });
      return [];
    case 'linkGroup':
      return linkInstead(command, open, last?.to);
    case 'unlinkGroup':
      if (open?.partyGroup !== partyGroup)
        return notFound({ zh: '有效的覆盖关系', en: 'open link between this team and group' });
      if (command.to <= open.from)
        invalidField('/to', 'ends-before-it-begins', {
          zh: `结束日期应晚于开始日期${open.from}`,
          en: `Must be after its first day, ${open.from}`,
        });
      return [{ type: 'organization.group-unlinked', data: { team, partyGroup, from: open.from, to: command.to } }];
    default:
      return followMerger(command, open, last?.to);
  }
}

/** A group that was dissolved covers nobody: whoever comes after it ends what it left open. */
function linkInstead(
  { team, partyGroup, from, covering }: { team: string; partyGroup: string; from: string; covering?: Covering },
  open: Link | undefined,
  lastEnd: string | undefined,
): TeamCoverageFact[] {
  if (!open || !covering?.dissolvedOn)
    return link(team, partyGroup, from, open && (covering?.name ?? open.partyGroup), lastEnd);
  const to = covering.dissolvedOn > open.from ? covering.dissolvedOn : open.from;
  return [
    { type: 'organization.group-unlinked', data: { team, partyGroup: open.partyGroup, from: open.from, to } },
    ...link(team, partyGroup, from, undefined, to),
  ];
}

function link(
  team: string,
  partyGroup: string,
  from: string,
  coveredBy: string | undefined,
  lastEnd: string | undefined,
): TeamCoverageFact[] {
  if (coveredBy)
    refuse('team-already-covered', `该班组已由“${coveredBy}”覆盖`, `The team is covered by “${coveredBy}”`, {
      zh: '请先结束原来的覆盖关系',
      en: 'End that link first',
    });
  if (lastEnd && from < lastEnd)
    invalidField('/from', 'overlaps', {
      zh: `开始日期不能早于上一次结束日期${lastEnd}`,
      en: `Must not be before the last link’s end, ${lastEnd}`,
    });
  return [{ type: 'organization.group-linked', data: { team, partyGroup, from } }];
}
