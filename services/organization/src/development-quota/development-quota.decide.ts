import { type DevelopmentQuotaFact, type QuotaWeights, TEAM_CLASSES } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead } from '@ronghe/service-kit/pure';
import { type DevelopmentQuota, type SharedOut, developmentQuotaId } from './development-quota.js';
import { type QuotaTeam, classOf, proposalOf } from './proposal.js';

/** What the stream itself does not know. That no unit above or below has a quota of the year too spans streams: two set
 * in the same moment both stand, and the list shows both. */
export interface AroundQuota {
  today: string;
  /** The unit's teams as they stand today. */
  teams: readonly QuotaTeam[];
  /** Name of a unit above or below that has a quota for the year. */
  overlapping?: string;
}

/** What an officer makes of a team's places. */
export interface ShareChange {
  team: string;
  places: number;
  reason?: string;
}

export type DevelopmentQuotaCommand =
  | { kind: 'setQuota'; unit: string; year: string; places: number; weights: QuotaWeights; around: AroundQuota }
  | { kind: 'proposeAgain'; places: number; weights: QuotaWeights; around: AroundQuota }
  | { kind: 'adjustShares'; shares: readonly ShareChange[]; on: string }
  | { kind: 'decideQuota'; on: string; today: string };

type Of<K extends DevelopmentQuotaCommand['kind']> = Extract<DevelopmentQuotaCommand, { kind: K }>;

/** Teams of one quota at most: the proposal with all of them is one event. */
const MOST_TEAMS = 1_000;

export function decideDevelopmentQuota(
  command: DevelopmentQuotaCommand,
  state: DevelopmentQuota,
): DevelopmentQuotaFact[] {
  switch (command.kind) {
    case 'setQuota':
      return setQuota(command, state);
    case 'proposeAgain': {
      const now = open(state);
      const same = now.places === command.places && TEAM_CLASSES.every((c) => now.weights[c] === command.weights[c]);
      return proposed({ ...command, unit: now.unit, year: now.year }, !same);
    }
    case 'adjustShares':
      return adjust(command, open(state));
    case 'decideQuota':
      return decideQuota(command, open(state));
    default:
      return command satisfies never;
  }
}

function setQuota(command: Of<'setQuota'>, state: DevelopmentQuota): DevelopmentQuotaFact[] {
  const { year, around } = command;
  if (state.is !== 'unknown')
    refuse('quota-exists', `本单位已有${year}年度的名额`, `The unit has a quota for ${year} already`, {
      zh: '请在原名额上重新提出方案',
      en: 'Propose anew on the one there is',
    });
  if (year < around.today.slice(0, 4))
    invalidField('/year', 'year-over', { zh: '这一年度已经结束', en: 'This year is over' });
  notTooFarAhead(year, around.today, '/year', (day) => day.slice(0, 4));
  if (around.overlapping)
    refuse(
      'quota-overlaps',
      `“${around.overlapping}”已有${year}年度的名额，其中的班组会重复分配`,
      `“${around.overlapping}” has a quota for ${year}: teams would be given places twice`,
      {
        zh: '同一班组每年只能在一个名额中分配，请改选单位',
        en: 'A team has its places from one quota: choose another unit',
      },
    );
  return proposed(command, true);
}

function proposed(
  { unit, year, places, weights, around }: Omit<Of<'setQuota'>, 'kind'>,
  isNew: boolean,
): DevelopmentQuotaFact[] {
  const { teams, today: on } = around;
  weightsCount(weights, teams);
  const quota = developmentQuotaId(unit, year);
  const about = { quota, unit, year, places, weights };
  return [
    ...(isNew ? [{ type: 'organization.development-quota-set' as const, data: { ...about, on } }] : []),
    {
      type: 'organization.development-quota-proposed',
      data: { ...about, teams: proposalOf(places, weights, teams), on },
    },
  ];
}

/** There is somebody to share with, and the weights say how. */
function weightsCount(weights: QuotaWeights, teams: readonly QuotaTeam[]): void {
  if (teams.length === 0)
    refuse('no-teams', '这个单位没有班组', 'There is no team in this unit', {
      zh: '请选择下面有班组的单位',
      en: 'Choose a unit that has teams',
    });
  if (teams.length > MOST_TEAMS)
    refuse(
      'too-many-teams',
      `这个单位有${teams.length}个班组，一个名额最多分给${MOST_TEAMS}个`,
      `The unit has ${teams.length} teams; a quota is for ${MOST_TEAMS} at most`,
      { zh: '请按下级单位分别设定名额', en: 'Set a quota for each of the units below it' },
    );
  if (TEAM_CLASSES.every((its) => weights[its] === 0))
    invalidField('/weights', 'weights-all-zero', {
      zh: '三类班组的权重不能都是零',
      en: 'The weights must not all be zero',
    });
  if (teams.every(({ members }) => weights[classOf(members)] === 0))
    invalidField('/weights', 'weights-of-nobody', {
      zh: '现有班组所属的各类权重都是零',
      en: 'The teams that there are all have a weight of zero',
    });
}

function adjust({ shares, on }: Of<'adjustShares'>, { unit, year, places, teams }: SharedOut): DevelopmentQuotaFact[] {
  const seen = new Set<string>();
  shares.forEach(({ team, places: to, reason }, i) => {
    const now = teams.get(team);
    if (!now)
      return invalidField(`/shares/${i}/team`, 'team-not-in-quota', {
        zh: '这个班组不在分配方案中',
        en: 'This team is not in the proposal',
      });
    if (seen.has(team))
      invalidField(`/shares/${i}/team`, 'duplicate-team', { zh: '班组重复', en: 'The team is there twice' });
    seen.add(team);
    if (now.class === 'blank' && now.places > 0 && to === 0 && !reason)
      invalidField(`/shares/${i}/reason`, 'blank-team-without-reason', {
        zh: '党员空白班组的名额减为零时要说明原因',
        en: 'Taking a blank team’s last place needs a reason',
      });
  });
  const changes = shares.flatMap(({ team, places: to, reason }) => {
    const from = teams.get(team)!.places;
    return from === to ? [] : [{ team, from, to, reason }];
  });
  const before = [...teams.values()].reduce((sum, { places: own }) => sum + own, 0);
  const sum = changes.reduce((total, { from, to }) => total - from + to, before);
  if (sum !== places)
    invalidField(
      '/shares',
      'shares-do-not-sum',
      { zh: `各班组合计${sum}个，名额是${places}个`, en: `The teams’ places sum to ${sum}; the quota is ${places}` },
      { zh: '请调整到合计等于名额', en: 'Make the sum the quota' },
    );
  if (changes.length === 0) return [];
  const quota = developmentQuotaId(unit, year);
  return [{ type: 'organization.development-quota-adjusted', data: { quota, unit, year, changes, on } }];
}

function decideQuota(
  { on, today }: Of<'decideQuota'>,
  { unit, year, on: proposedOn, teams }: SharedOut,
): DevelopmentQuotaFact[] {
  if (on < proposedOn)
    invalidField('/on', 'before-proposal', {
      zh: `日期早于方案提出日期${proposedOn}`,
      en: `Before it was proposed on ${proposedOn}`,
    });
  if (on > today) invalidField('/on', 'in-future', { zh: '日期不能晚于今天', en: 'Must not be after today' });
  const shares = [...teams].map(([team, { places }]) => ({ team, places }));
  const quota = developmentQuotaId(unit, year);
  return [{ type: 'organization.development-quota-decided', data: { quota, unit, year, shares, on } }];
}

function open(state: DevelopmentQuota): SharedOut {
  if (state.is === 'unknown') return notFound({ zh: '发展党员名额', en: 'development quota' });
  if (state.is === 'decided')
    refuse('quota-decided', `${state.year}年度的名额分配已审定`, `The quota of ${state.year} was decided`, {
      zh: '审定后不能再改动',
      en: 'Once decided it stays as it is',
    });
  return state;
}
