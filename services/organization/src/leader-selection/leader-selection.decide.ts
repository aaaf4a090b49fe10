import type { LeaderSelectionFact, ReviewOutcome } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead } from '@ronghe/service-kit/pure';
import { type Candidate, unfitToLead } from './candidate.js';
import { type LeaderSelections, type Selection, isOpen } from './leader-selection.js';
import { type Votes, carried, votesFit } from './votes.js';

/** What the stream itself does not know, as it is today. */
export interface AroundSelection {
  today: string;
  foundedOn: string;
  candidate: Candidate;
  /** Members of the group. */
  members: number;
}

interface About {
  partyGroup: string;
  selection: string;
  on: string;
  around: AroundSelection;
}

export type LeaderSelectionCommand =
  | (About & { kind: 'nominate'; person: string; by: string; words?: string })
  | (About & { kind: 'review'; by: string; outcome: ReviewOutcome; words: string })
  | (About & { kind: 'putToMeeting'; votes: Votes })
  | (About & { kind: 'approve'; by: string; from: string })
  | (About & { kind: 'reject'; by: string; reason: string })
  | (About & { kind: 'withdraw'; reason: string })
  /** Of the platform itself: he left the group, or the oilfield, or was forgotten. */
  | { kind: 'candidateGone'; partyGroup: string; person: string; on: string };

type Of<K extends LeaderSelectionCommand['kind']> = Extract<LeaderSelectionCommand, { kind: K }>;

export function decideLeaderSelection(command: LeaderSelectionCommand, group: LeaderSelections): LeaderSelectionFact[] {
  switch (command.kind) {
    case 'nominate':
      return nominate(command, group);
    case 'review':
      return review(command, open(command, group));
    case 'putToMeeting':
      return putToMeeting(command, open(command, group));
    case 'approve':
      return approve(command, open(command, group), group.leaderFrom);
    case 'reject': {
      const { by, reason, on } = command;
      const now = decidedAbove(command, by, open(command, group));
      return [{ type: 'organization.leader-rejected', data: { ...aboutOf(command, now), by, reason, on } }];
    }
    case 'withdraw': {
      const { reason, on } = command;
      const now = open(command, group);
      inOrder(command, now.on);
      const data = { ...aboutOf(command, now), because: 'withdrawn' as const, reason, on };
      return [{ type: 'organization.leader-selection-ended', data }];
    }
    case 'candidateGone':
      return candidateGone(command, group.last);
    default:
      return command satisfies never;
  }
}

function nominate(command: Of<'nominate'>, { last, earlier }: LeaderSelections): LeaderSelectionFact[] {
  const { partyGroup, selection, person, by, words, on, around } = command;
  if (last && isOpen(last))
    refuse('selection-open', '这个党小组已有正在进行的选拔', 'A selection of this group is under way', {
      zh: '请先完成或撤回原来的选拔',
      en: 'Finish or withdraw that one first',
    });
  if (on < around.foundedOn)
    invalidField('/on', 'before-founding', {
      zh: `日期早于党小组成立日期${around.foundedOn}`,
      en: `Before the group was founded on ${around.foundedOn}`,
    });
  notInFuture(command);
  const unfit = unfitToLead(around.candidate, partyGroup);
  if (unfit) invalidField('/person', unfit.code, unfit.detail, unfit.remedy);
  const round = earlier.length + (last ? 2 : 1);
  return [{ type: 'organization.leader-nominated', data: { selection, partyGroup, round, person, by, words, on } }];
}

function review(command: Of<'review'>, now: Selection): LeaderSelectionFact[] {
  const { by, outcome, words, on } = command;
  if (now.state !== 'nominated')
    refuse('already-reviewed', '支部已考察过这个人选', 'The branch has reviewed this candidate already');
  notHisOwn(by, now);
  inOrder(command, now.on);
  stillFit(command);
  return [{ type: 'organization.leader-reviewed', data: { ...aboutOf(command, now), by, outcome, words, on } }];
}

function putToMeeting(command: Of<'putToMeeting'>, now: Selection): LeaderSelectionFact[] {
  const { votes, on, around } = command;
  if (now.state === 'nominated')
    refuse(
      'branch-review-missing',
      '支部还没有考察这个人选，不能提交党小组会议',
      'The branch has not reviewed this candidate: he cannot be put to the meeting',
      { zh: '请先完成支部考察', en: 'Have the branch review him first' },
    );
  if (now.state === 'carried')
    refuse('already-voted', '党小组会议已表决过这个人选', 'The meeting has voted on this candidate already');
  inOrder(command, now.on);
  stillFit(command);
  votesFit(votes, around.members);
  const data = { ...aboutOf(command, now), ...votes, carried: carried(votes), on };
  return [{ type: 'organization.leader-voted-on', data }];
}

function approve(command: Of<'approve'>, open: Selection, leaderFrom: string | undefined): LeaderSelectionFact[] {
  const { by, from, on, around } = command;
  const now = decidedAbove(command, by, open);
  stillFit(command);
  if (from < on)
    invalidField('/from', 'before-approval', {
      zh: `任职日期早于批准日期${on}`,
      en: `Before the approval on ${on}`,
    });
  notTooFarAhead(from, around.today, '/from');
  if (leaderFrom && from <= leaderFrom)
    invalidField('/from', 'before-current-leader', {
      zh: `任职日期不晚于现任组长的任职日期${leaderFrom}`,
      en: `Not after the current leader began on ${leaderFrom}`,
    });
  return [{ type: 'organization.leader-approved', data: { ...aboutOf(command, now), by, from, on } }];
}

/** The third step: after the meeting, and by somebody who had no part in the first two. */
function decidedAbove(command: Of<'approve' | 'reject'>, by: string, now: Selection): Selection {
  if (now.state !== 'carried')
    refuse(
      'meeting-vote-missing',
      '党小组会议还没有通过这个人选，不能审批',
      'The meeting has not voted for this candidate: he cannot be decided on',
      { zh: '请先完成支部考察和党小组会议表决', en: 'Branch review and the vote of the meeting come first' },
    );
  notHisOwn(by, now);
  if (by === now.nominator || by === now.reviewer)
    refuse('approver-took-part', '提名人和考察人不能审批', 'Whoever nominated or reviewed him cannot decide', {
      zh: '请由党总支的其他负责人审批',
      en: 'Let somebody else of the general branch decide',
    });
  inOrder(command, now.on);
  return now;
}

function candidateGone(
  { partyGroup, person, on }: Of<'candidateGone'>,
  last: Selection | undefined,
): LeaderSelectionFact[] {
  if (!last || !isOpen(last) || last.person !== person) return [];
  const data = { selection: last.id, partyGroup, person, because: 'candidateGone' as const };
  return [{ type: 'organization.leader-selection-ended', data: { ...data, on: on > last.on ? on : last.on } }];
}

const aboutOf = ({ selection, partyGroup }: About, { person }: Selection) => ({ selection, partyGroup, person });

const OVER = {
  opposed: { zh: '支部考察未通过', en: 'the branch was against the candidate' },
  notCarried: { zh: '党小组会议未通过', en: 'the meeting did not vote for the candidate' },
  approved: { zh: '已批准', en: 'the candidate was approved' },
  rejected: { zh: '未获批准', en: 'the candidate was turned down' },
  withdrawn: { zh: '已撤回', en: 'it was withdrawn' },
  candidateGone: { zh: '人选已离开', en: 'the candidate left' },
};

function open({ selection }: About, { last, earlier }: LeaderSelections): Selection {
  const found = last?.id === selection ? last : earlier.find(({ id }) => id === selection);
  if (!found) return notFound({ zh: '党小组长选拔', en: 'leader selection' });
  if (isOpen(found)) return found;
  const why = OVER[found.state as keyof typeof OVER];
  return refuse('selection-over', `这次选拔已结束：${why.zh}`, `This selection is over: ${why.en}`, {
    zh: '如需继续，请重新提名',
    en: 'Nominate anew to go on',
  });
}

function inOrder(command: About, lastStepOn: string): void {
  if (command.on < lastStepOn)
    invalidField('/on', 'before-last-step', {
      zh: `日期早于上一步的日期${lastStepOn}`,
      en: `Before the last step on ${lastStepOn}`,
    });
  notInFuture(command);
}

function notInFuture({ on, around }: About): void {
  if (on > around.today) invalidField('/on', 'in-future', { zh: '日期不能晚于今天', en: 'Must not be after today' });
}

/** A candidate can leave the group between two steps. */
function stillFit({ partyGroup, around }: About): void {
  const unfit = unfitToLead(around.candidate, partyGroup);
  if (unfit)
    refuse(unfit.code, unfit.detail.zh, unfit.detail.en, {
      zh: '请撤回后重新提名',
      en: 'Withdraw it and nominate anew',
    });
}

function notHisOwn(by: string, { person }: Selection): void {
  if (by === person)
    refuse('own-selection', '本人不能考察或审批自己', 'Nobody reviews or approves himself', {
      zh: '请由其他负责人办理',
      en: 'Let somebody else do it',
    });
}
