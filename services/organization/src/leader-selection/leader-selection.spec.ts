import { describe, expect, it } from '@jest/globals';
import type { LeaderSelectionFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { AroundSelection, LeaderSelectionCommand } from './leader-selection.decide.js';
import { leaderSelection as decider } from './leader-selection.decider.js';

type Of<K extends LeaderSelectionCommand['kind']> = Extract<LeaderSelectionCommand, { kind: K }>;
type DataOf<T extends LeaderSelectionFact['type']> = Extract<LeaderSelectionFact, { type: T }>['data'];

const partyGroup = 'party.G1';
const around: AroundSelection = {
  today: '2026-06-30',
  foundedOn: '2020-01-01',
  candidate: { here: true, partyGroup, membership: 'full' },
  members: 9,
};
const about = { partyGroup, selection: 's1', around };
const told = { partyGroup, selection: 's1', person: 'c' };

const nominate = (change: Partial<Of<'nominate'>> = {}): LeaderSelectionCommand => ({
  kind: 'nominate',
  ...about,
  person: 'c',
  by: 'n',
  words: '作风扎实',
  on: '2026-03-01',
  ...change,
});
const review = (change: Partial<Of<'review'>> = {}): LeaderSelectionCommand => ({
  kind: 'review',
  ...about,
  by: 'r',
  outcome: 'supported',
  words: '群众反映好',
  on: '2026-03-05',
  ...change,
});
const VOTES = { present: 8, inFavour: 6, against: 1, abstained: 1 };
const vote = (change: Partial<Of<'putToMeeting'>> = {}): LeaderSelectionCommand => ({
  kind: 'putToMeeting',
  ...about,
  votes: VOTES,
  on: '2026-03-10',
  ...change,
});
const approve = (change: Partial<Of<'approve'>> = {}): LeaderSelectionCommand => ({
  kind: 'approve',
  ...about,
  by: 'g',
  from: '2026-04-01',
  on: '2026-03-15',
  ...change,
});
const reject = (change: Partial<Of<'reject'>> = {}): LeaderSelectionCommand => ({
  kind: 'reject',
  ...about,
  by: 'g',
  reason: '另有任用',
  on: '2026-03-15',
  ...change,
});
const withdraw = (change: Partial<Of<'withdraw'>> = {}): LeaderSelectionCommand => ({
  kind: 'withdraw',
  ...about,
  reason: '本人请辞',
  on: '2026-03-20',
  ...change,
});
const gone = (person = 'c', on = '2026-03-20'): LeaderSelectionCommand => ({
  kind: 'candidateGone',
  partyGroup,
  person,
  on,
});

const nominated = (change: Partial<DataOf<'organization.leader-nominated'>> = {}): LeaderSelectionFact => ({
  type: 'organization.leader-nominated',
  data: { ...told, round: 1, by: 'n', words: '作风扎实', on: '2026-03-01', ...change },
});
const reviewed = (change: Partial<DataOf<'organization.leader-reviewed'>> = {}): LeaderSelectionFact => ({
  type: 'organization.leader-reviewed',
  data: { ...told, by: 'r', outcome: 'supported', words: '群众反映好', on: '2026-03-05', ...change },
});
const votedOn = (change: Partial<DataOf<'organization.leader-voted-on'>> = {}): LeaderSelectionFact => ({
  type: 'organization.leader-voted-on',
  data: { ...told, ...VOTES, carried: true, on: '2026-03-10', ...change },
});
const approved = (change: Partial<DataOf<'organization.leader-approved'>> = {}): LeaderSelectionFact => ({
  type: 'organization.leader-approved',
  data: { ...told, by: 'g', from: '2026-04-01', on: '2026-03-15', ...change },
});
const ended = (because: 'withdrawn' | 'candidateGone', reason?: string): LeaderSelectionFact => ({
  type: 'organization.leader-selection-ended',
  data: { ...told, because, reason, on: '2026-03-20' },
});
const carried = [nominated(), reviewed(), votedOn()];

const candidate = (change: Partial<AroundSelection['candidate']>): AroundSelection => ({
  ...around,
  candidate: { ...around.candidate, ...change },
});

describe('nominating', () => {
  it('begins a selection of the group, one after another', () => {
    given(decider).when(nominate()).then([nominated()]);
    given(decider, [nominated(), ended('withdrawn', '本人请辞')])
      .when(nominate({ selection: 's2' }))
      .then([nominated({ selection: 's2', round: 2 })]);
    given(decider, [nominated()])
      .when(nominate({ selection: 's2' }))
      .thenRefused('selection-open');
  });

  it('is of a full member of the group who works here', () => {
    given(decider)
      .when(nominate({ around: candidate({ here: false }) }))
      .thenRefused('candidate-left');
    given(decider)
      .when(nominate({ around: candidate({ partyGroup: 'party.G2' }) }))
      .thenRefused('candidate-not-of-group');
    const refusal = given(decider)
      .when(nominate({ around: candidate({ membership: 'probationary' }) }))
      .thenRefused('candidate-not-full-member');
    expect(refusal.more.errors?.[0]?.pointer).toBe('/person');
  });

  it('is not before the group was founded, and not of tomorrow', () => {
    given(decider)
      .when(nominate({ on: '2019-12-31' }))
      .thenRefused('before-founding');
    given(decider)
      .when(nominate({ on: '2026-07-01' }))
      .thenRefused('in-future');
  });
});

describe('the three steps', () => {
  it('follow one another: branch review, meeting, general branch', () => {
    given(decider, [nominated()]).when(review()).then([reviewed()]);
    given(decider, [nominated(), reviewed()]).when(vote()).then([votedOn()]);
    given(decider, carried).when(approve()).then([approved()]);
  });

  it('a candidate without the branch review cannot be put to the meeting', () => {
    const refusal = given(decider, [nominated()]).when(vote()).thenRefused('branch-review-missing');
    expect(refusal.text.zh).toBe('支部还没有考察这个人选，不能提交党小组会议');
  });

  it('nobody is decided on before the meeting voted for him', () => {
    for (const facts of [[nominated()], [nominated(), reviewed()]]) {
      given(decider, facts).when(approve()).thenRefused('meeting-vote-missing');
      given(decider, facts).when(reject()).thenRefused('meeting-vote-missing');
    }
  });

  it('none is taken twice', () => {
    given(decider, [nominated(), reviewed()]).when(review()).thenRefused('already-reviewed');
    given(decider, carried).when(review()).thenRefused('already-reviewed');
    given(decider, carried).when(vote()).thenRefused('already-voted');
    given(decider, [...carried, approved()])
      .when(approve())
      .thenRefused('selection-over');
  });

  it('are in the order of their days', () => {
    given(decider, [nominated()])
      .when(review({ on: '2026-02-28' }))
      .thenRefused('before-last-step');
    given(decider, [nominated(), reviewed()])
      .when(vote({ on: '2026-03-04' }))
      .thenRefused('before-last-step');
    given(decider, carried)
      .when(approve({ on: '2026-03-09' }))
      .thenRefused('before-last-step');
    given(decider, carried)
      .when(reject({ on: '2026-07-01' }))
      .thenRefused('in-future');
  });

  it('each looks at the candidate anew', () => {
    const left = candidate({ partyGroup: 'party.G2' });
    given(decider, [nominated()])
      .when(review({ around: left }))
      .thenRefused('candidate-not-of-group');
    given(decider, [nominated(), reviewed()])
      .when(vote({ around: candidate({ here: false }) }))
      .thenRefused('candidate-left');
    given(decider, carried)
      .when(approve({ around: left }))
      .thenRefused('candidate-not-of-group');
  });
});

describe('the vote of the meeting', () => {
  const before = [nominated(), reviewed()];
  const votes = (present: number, inFavour: number, against: number, abstained: number) =>
    vote({ votes: { present, inFavour, against, abstained } });

  it('carries with more than half of those present', () => {
    const five = { present: 8, inFavour: 5, against: 3, abstained: 0 };
    given(decider, before)
      .when(votes(8, 5, 3, 0))
      .then([votedOn(five)]);
    const half = { present: 8, inFavour: 4, against: 0, abstained: 4, carried: false };
    given(decider, before)
      .when(votes(8, 4, 0, 4))
      .then([votedOn(half)]);
    given(decider, [...before, votedOn(half)])
      .when(approve())
      .thenRefused('selection-over');
  });

  it('has a vote of everybody present, and of nobody else', () => {
    given(decider, before)
      .when(votes(8, 6, 1, 0))
      .thenRefused('votes-do-not-fit');
    given(decider, before)
      .when(votes(8, 6, 2, 1))
      .thenRefused('votes-do-not-fit');
    given(decider, before)
      .when(votes(0, 0, 0, 0))
      .thenRefused('nobody-present');
    given(decider, before)
      .when(votes(10, 10, 0, 0))
      .thenRefused('more-present-than-members');
  });
});

describe('the decision', () => {
  it('is by somebody who neither nominated nor reviewed him, nor is he', () => {
    for (const by of ['n', 'r']) given(decider, carried).when(approve({ by })).thenRefused('approver-took-part');
    given(decider, carried)
      .when(reject({ by: 'r' }))
      .thenRefused('approver-took-part');
    given(decider, carried)
      .when(approve({ by: 'c' }))
      .thenRefused('own-selection');
    given(decider, [nominated()])
      .when(review({ by: 'c' }))
      .thenRefused('own-selection');
  });

  it('lets him begin after it, and after the leader before him', () => {
    given(decider, carried)
      .when(approve({ from: '2026-03-14' }))
      .thenRefused('before-approval');
    const next = { selection: 's2', person: 'd' };
    const second = [
      nominated({ ...next, round: 2 }),
      reviewed(next),
      { ...votedOn(), data: { ...votedOn().data, ...next } } as LeaderSelectionFact,
    ];
    given(decider, [...carried, approved(), ...second])
      .when(approve({ selection: 's2', from: '2026-04-01' }))
      .thenRefused('before-current-leader');
    given(decider, [...carried, approved(), ...second])
      .when(approve({ selection: 's2', from: '2026-04-02' }))
      .then([approved({ ...next, from: '2026-04-02' })]);
  });

  it('can be no', () => {
    const rejected: LeaderSelectionFact = {
      type: 'organization.leader-rejected',
      data: { ...told, by: 'g', reason: '另有任用', on: '2026-03-15' },
    };
    given(decider, carried).when(reject()).then([rejected]);
    given(decider, [...carried, rejected])
      .when(approve())
      .thenRefused('selection-over');
  });
});

describe('the end before the decision', () => {
  it('is a review against him, or a withdrawal at any step', () => {
    given(decider, [nominated(), reviewed({ outcome: 'opposed' })])
      .when(vote())
      .thenRefused('selection-over');
    for (const facts of [[nominated()], [nominated(), reviewed()], carried])
      given(decider, facts)
        .when(withdraw())
        .then([ended('withdrawn', '本人请辞')]);
    given(decider, [nominated(), ended('withdrawn', '本人请辞')])
      .when(withdraw())
      .thenRefused('selection-over');
  });

  it('comes by itself when the candidate is gone', () => {
    given(decider, carried)
      .when(gone())
      .then([ended('candidateGone')]);
    given(decider, carried).when(gone('z')).then([]);
    given(decider, [...carried, approved()])
      .when(gone())
      .then([]);
    given(decider).when(gone()).then([]);
    given(decider, [nominated({ on: '2026-03-20' })])
      .when(gone('c', '2026-03-02'))
      .then([ended('candidateGone')]);
  });

  it('what there is not is not found', () => {
    given(decider).when(review()).thenRefused('not-found');
    given(decider, [nominated()])
      .when(review({ selection: 's9' }))
      .thenRefused('not-found');
    given(decider, [nominated(), ended('withdrawn', '本人请辞'), nominated({ selection: 's2', round: 2 })])
      .when(review())
      .thenRefused('selection-over');
  });
});
