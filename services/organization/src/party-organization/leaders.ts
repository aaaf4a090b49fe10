import type { GroupLeaderFact, LeaderEnd } from '@ronghe/contracts';

/** `to`: the first day without him. */
export interface Leader {
  person: string;
  from: string;
  to?: string;
}

export type LeaderCommand =
  | { kind: 'appointLeader'; partyGroup: string; person: string; selection: string; from: string }
  | { kind: 'endLeader'; partyGroup: string; person: string; on: string; because: Exclude<LeaderEnd, 'succeeded'> };

/** Oldest first; at most the last one is in office. */
export type Leaders = readonly Leader[];

/** Both follow from what was decided elsewhere, so they find no fault: what has been done already is done. */
export function decideLeader(command: LeaderCommand, leaders: Leaders): GroupLeaderFact[] {
  const last = leaders.at(-1);
  const now = last && !last.to ? last : undefined;
  const { partyGroup, person } = command;
  if (command.kind === 'endLeader') {
    if (now?.person !== person) return [];
    return [ended(partyGroup, now, command.on, command.because)];
  }
  const { selection, from } = command;
  const appointed = {
    type: 'organization.group-leader-appointed' as const,
    data: { partyGroup, person, selection, from },
  };
  return now ? [ended(partyGroup, now, from, 'succeeded'), appointed] : [appointed];
}

function ended(partyGroup: string, { person, from }: Leader, to: string, because: LeaderEnd): GroupLeaderFact {
  const data = { partyGroup, person, from, to: to > from ? to : from, because };
  return { type: 'organization.group-leader-ended', data };
}

export function evolveLeaders(leaders: Leaders, fact: GroupLeaderFact): Leaders {
  switch (fact.type) {
    case 'organization.group-leader-appointed': {
      const { person, from } = fact.data;
      return [...leaders, { person, from }];
    }
    case 'organization.group-leader-ended':
      return leaders.map((leader, i) => (i === leaders.length - 1 ? { ...leader, to: fact.data.to } : leader));
    default:
      return fact satisfies never;
  }
}

/** Who leads on the day. */
export const leaderOn = (leaders: Leaders, day: string): Leader | undefined =>
  leaders.findLast(({ from, to }) => from <= day && (!to || day < to));
