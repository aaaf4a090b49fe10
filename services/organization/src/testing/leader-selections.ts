import type { LeaderSelectionFact } from '@ronghe/contracts';
import type { AroundSelection, LeaderSelectionCommand } from '../leader-selection/leader-selection.decide.js';

/** Commands and facts of one selection as it goes well, each with what a test changes in it. */
type Of<K extends LeaderSelectionCommand['kind']> = Extract<LeaderSelectionCommand, { kind: K }>;
type DataOf<T extends LeaderSelectionFact['type']> = Extract<LeaderSelectionFact, { type: T }>['data'];

export const partyGroup = 'party.G1';
export const around: AroundSelection = {
  today: '2026-06-30',
  foundedOn: '2020-01-01',
  candidate: { here: true, partyGroup, membership: 'full' },
  members: 9,
};
export const about = { partyGroup, selection: 's1', around };
export const told = { partyGroup, selection: 's1', person: 'c' };

export const nominate = (change: Partial<Of<'nominate'>> = {}): LeaderSelectionCommand => ({
  kind: 'nominate',
  ...about,
  person: 'c',
  by: 'n',
  words: '作风扎实',
  on: '2026-03-01',
  ...change,
});
export const review = (change: Partial<Of<'review'>> = {}): LeaderSelectionCommand => ({
  kind: 'review',
  ...about,
  by: 'r',
  outcome: 'supported',
  words: '群众反映好',
  on: '2026-03-05',
  ...change,
});
export const VOTES = { present: 8, inFavour: 6, against: 1, abstained: 1 };
export const vote = (change: Partial<Of<'putToMeeting'>> = {}): LeaderSelectionCommand => ({
  kind: 'putToMeeting',
  ...about,
  votes: VOTES,
  on: '2026-03-10',
  ...change,
});
export const approve = (change: Partial<Of<'approve'>> = {}): LeaderSelectionCommand => ({
  kind: 'approve',
  ...about,
  by: 'g',
  from: '2026-04-01',
  on: '2026-03-15',
  ...change,
});
export const reject = (change: Partial<Of<'reject'>> = {}): LeaderSelectionCommand => ({
  kind: 'reject',
  ...about,
  by: 'g',
  reason: '另有任用',
  on: '2026-03-15',
  ...change,
});
export const withdraw = (change: Partial<Of<'withdraw'>> = {}): LeaderSelectionCommand => ({
  kind: 'withdraw',
  ...about,
  reason: '本人请辞',
  on: '2026-03-20',
  ...change,
});
export const gone = (person = 'c', on = '2026-03-20'): LeaderSelectionCommand => ({
  kind: 'candidateGone',
  partyGroup,
  person,
  on,
});

export const nominated = (change: Partial<DataOf<'organization.leader-nominated'>> = {}): LeaderSelectionFact => ({
  type: 'organization.leader-nominated',
  data: { ...told, round: 1, by: 'n', words: '作风扎实', on: '2026-03-01', ...change },
});
export const reviewed = (change: Partial<DataOf<'organization.leader-reviewed'>> = {}): LeaderSelectionFact => ({
  type: 'organization.leader-reviewed',
  data: { ...told, by: 'r', outcome: 'supported', words: '群众反映好', on: '2026-03-05', ...change },
});
export const votedOn = (change: Partial<DataOf<'organization.leader-voted-on'>> = {}): LeaderSelectionFact => ({
  type: 'organization.leader-voted-on',
  data: { ...told, ...VOTES, carried: true, on: '2026-03-10', ...change },
});
export const approved = (change: Partial<DataOf<'organization.leader-approved'>> = {}): LeaderSelectionFact => ({
  type: 'organization.leader-approved',
  data: { ...told, by: 'g', from: '2026-04-01', on: '2026-03-15', ...change },
});
export const ended = (because: 'withdrawn' | 'candidateGone', reason?: string): LeaderSelectionFact => ({
  type: 'organization.leader-selection-ended',
  data: { ...told, because, reason, on: '2026-03-20' },
});
export const carried = [nominated(), reviewed(), votedOn()];

export const candidate = (change: Partial<AroundSelection['candidate']>): AroundSelection => ({
  ...around,
  candidate: { ...around.candidate, ...change },
});
