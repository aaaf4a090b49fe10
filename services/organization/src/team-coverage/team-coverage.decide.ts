import type { TeamCoverageFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { type FollowMerger, followMerger } from './follow-merger.decide.js';
import type { TeamCoverage } from './team-coverage.js';

export type TeamCoverageCommand =
  | {
      kind: 'linkGroup';
      team: string;
      partyGroup: string;
      from: string;
      /** Name of the group that covers the team now, for the refusal's words. */
      coveredByName?: string;
    }
  /** From a workbook: nothing to do when this group covers the team already. */
  | { kind: 'reconcileLink'; team: string; partyGroup: string; from: string }
  | { kind: 'unlinkGroup'; team: string; partyGroup: string; to: string }
  | FollowMerger;

export function decideTeamCoverage(command: TeamCoverageCommand, { links }: TeamCoverage): TeamCoverageFact[] {
  const last = links.at(-1);
  const open = last && !last.to ? last : undefined;
  const { team, partyGroup } = command;
  switch (command.kind) {
    case 'reconcileLink':
      if (open?.partyGroup !== partyGroup) return link(team, partyGroup, command.from, open?.partyGroup, last?.to);
      if (open.from !== command.from)
        invalidField('/from', 'began-otherwise', {
          zh: `这个党小组自${open.from}起已覆盖该班组，起始日期不能更改`,
          en: `This group has covered the team since ${open.from}, and that stays`,
        });
      return [];
    case 'linkGroup':
      return link(team, partyGroup, command.from, open && (command.coveredByName ?? open.partyGroup), last?.to);
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
