import type { TeamCoverageFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead, takesBack } from '@ronghe/service-kit/pure';
import { type FollowMerger, followMerger } from './follow-merger.decide.js';
import { type Link, type TeamCoverage, lastEndOf } from './team-coverage.js';

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
      today: string;
      covering?: Covering;
    }
  /** From a workbook: nothing to do when this group covers the team already. */
  | { kind: 'reconcileLink'; team: string; partyGroup: string; from: string; today: string; covering?: Covering }
  | { kind: 'unlinkGroup'; team: string; partyGroup: string; to: string; today: string }
  | FollowMerger;

export function decideTeamCoverage(command: TeamCoverageCommand, { links }: TeamCoverage): TeamCoverageFact[] {
  const last = links.at(-1);
  const open = last && !last.to ? last : undefined;
  const lastEnd = lastEndOf(links);
  const { partyGroup } = command;
  switch (command.kind) {
    case 'reconcileLink':
      if (open?.partyGroup !== partyGroup) return linkInstead(command, open, lastEnd);
      if (open.from !== command.from)
        invalidField('/from', 'began-otherwise', {
          zh: `这个党小组自${open.from}起已覆盖该班组，起始日期不能更改`,
          en: `This group has covered the team since ${open.from}, and that stays`,
        });
      return [];
    case 'linkGroup':
      return linkInstead(command, open, lastEnd);
    case 'unlinkGroup':
      if (open?.partyGroup !== partyGroup)
        return notFound({ zh: '有效的覆盖关系', en: 'open link between this team and group' });
      return unlink(command, open);
    default:
      return followMerger(command, open, lastEnd);
  }
}

function unlink(
  { team, partyGroup, to, today }: Extract<TeamCoverageCommand, { kind: 'unlinkGroup' }>,
  { from }: Link,
): TeamCoverageFact[] {
  const endedOn = (day: string): TeamCoverageFact[] => [
    { type: 'organization.group-unlinked', data: { team, partyGroup, from, to: day } },
  ];
  if (takesBack(to, from, today)) return endedOn(from);
  notTooFarAhead(to, today, '/to');
  if (to <= from)
    invalidField('/to', 'ends-before-it-begins', {
      zh: `结束日期应晚于开始日期${from}`,
      en: `Must be after its first day, ${from}`,
    });
  return endedOn(to);
}

/** A group that was dissolved covers nobody: whoever comes after it ends what it left open. */
function linkInstead(
  { team, partyGroup, from, today, covering }: Extract<TeamCoverageCommand, { kind: 'linkGroup' | 'reconcileLink' }>,
  open: Link | undefined,
  lastEnd: string | undefined,
): TeamCoverageFact[] {
  notTooFarAhead(from, today, '/from');
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
