import type { ProblemFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { onlyParties } from '../alliance/parties.js';
import type { Claimed, Problem } from './problem.js';

/** The alliance as the handler found it: its parties decide who may raise and claim. */
export interface AllianceAround {
  parties: readonly string[];
  meetings: readonly string[];
  on: string;
}

export type ProblemCommand =
  | {
      kind: 'raiseProblem';
      problem: string;
      alliance: string;
      meeting?: string;
      title: string;
      severity: number;
      raisedBy: string;
      raisedByPerson: string;
      on: string;
      around: AllianceAround;
    }
  | {
      kind: 'claimProblem';
      problem: string;
      unit: string;
      on: string;
      dueOn: string;
      around: AllianceAround;
      /** Name of the unit that has claimed it, for the refusal's words. */
      claimedByName?: string;
    }
  | { kind: 'releaseProblem'; problem: string; reason: string; on: string }
  | { kind: 'closeProblem'; problem: string; evidence: string; handledBy?: string; on: string }
  | { kind: 'noteOverdue'; problem: string; dueOn: string };

export function decideProblem(command: ProblemCommand, state: Problem): ProblemFact[] {
  switch (command.kind) {
    case 'raiseProblem':
      return raise(command, state);
    case 'claimProblem':
      return claim(command, state);
    case 'releaseProblem':
      return release(command, claimedOnly(state));
    case 'closeProblem':
      return close(command, claimedOnly(state));
    case 'noteOverdue':
      return noteOverdue(command, state);
    default:
      return command satisfies never;
  }
}

function raise(command: Extract<ProblemCommand, { kind: 'raiseProblem' }>, state: Problem): ProblemFact[] {
  if (state.is !== 'unknown') refuse('problem-exists', '这个难题已提出', 'This problem was raised already');
  const { around, kind: _, ...data } = command;
  onlyParties(around, data.raisedBy, '/raisedBy');
  notBefore(around.on, data.on, '联盟成立日期', 'the alliance was formed');
  if (data.meeting && !around.meetings.includes(data.meeting))
    invalidField('/meeting', 'unknown-meeting', { zh: '联盟没有这次会议', en: 'The alliance held no such meeting' });
  return [{ type: 'alliance-project.problem-raised', data }];
}

/** The first claim wins; a later one is refused until the unit gives the problem back. */
function claim(command: Extract<ProblemCommand, { kind: 'claimProblem' }>, state: Problem): ProblemFact[] {
  if (state.is === 'unknown') return notFound({ zh: '难题', en: 'problem' });
  if (state.is === 'closed') refuse('problem-closed', '难题已销号', 'The problem is closed');
  if (state.is === 'claimed') {
    const by = command.claimedByName ?? state.unit;
    refuse('problem-already-claimed', `难题已由“${by}”认领`, `“${by}” has claimed the problem`, {
      zh: '请选择其他难题，或等认领单位退回',
      en: 'Choose another, or wait until that unit gives it back',
    });
  }
  const { problem, unit, on, dueOn, around } = command;
  const { alliance, title, raisedBy, raisedByPerson, raisedOn } = state;
  onlyParties(around, unit, '/unit');
  notBefore(raisedOn, on, '难题提出日期', 'it was raised');
  if (dueOn < on)
    invalidField('/dueOn', 'due-before-claim', {
      zh: '承诺完成日期早于认领日期',
      en: 'Promised before it was claimed',
    });
  return [
    {
      type: 'alliance-project.problem-claimed',
      data: { problem, alliance, title, unit, raisedBy, raisedByPerson, on, dueOn },
    },
  ];
}

function release(
  { problem, reason, on }: { problem: string; reason: string; on: string },
  state: Claimed,
): ProblemFact[] {
  const { alliance, title, unit, claimedOn } = state;
  notBefore(claimedOn, on, '认领日期', 'it was claimed');
  return [{ type: 'alliance-project.problem-released', data: { problem, alliance, title, unit, reason, on } }];
}

function close(command: Extract<ProblemCommand, { kind: 'closeProblem' }>, state: Claimed): ProblemFact[] {
  const { problem, evidence, handledBy, on } = command;
  const { alliance, title, severity, unit, raisedBy, raisedByPerson, raisedOn, claimedOn } = state;
  notBefore(claimedOn, on, '认领日期', 'it was claimed');
  return [
    {
      type: 'alliance-project.problem-closed',
      data: {
        problem,
        alliance,
        title,
        severity,
        unit,
        raisedBy,
        raisedByPerson,
        handledBy,
        evidence,
        on,
        raisedOn,
        claimedOn,
      },
    },
  ];
}

/** Nothing to say when it was closed, given back or promised anew in time. */
function noteOverdue({ problem, dueOn }: { problem: string; dueOn: string }, state: Problem): ProblemFact[] {
  if (state.is !== 'claimed' || state.overdue || state.dueOn !== dueOn) return [];
  const { alliance, title, unit } = state;
  return [{ type: 'alliance-project.problem-overdue', data: { problem, alliance, title, unit, dueOn } }];
}

function claimedOnly(state: Problem): Claimed {
  switch (state.is) {
    case 'unknown':
      return notFound({ zh: '难题', en: 'problem' });
    case 'open':
      return refuse('problem-not-claimed', '难题还没有单位认领', 'No unit has claimed the problem', {
        zh: '请先认领',
        en: 'Claim it first',
      });
    case 'closed':
      return refuse('problem-closed', '难题已销号', 'The problem is closed');
    case 'claimed':
      return state;
  }
}

function notBefore(first: string, on: string, zh: string, en: string): void {
  if (on < first) invalidField('/on', 'too-early', { zh: `日期早于${zh}${first}`, en: `Before ${en} on ${first}` });
}
