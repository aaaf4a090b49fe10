import { describe, expect, it } from '@jest/globals';
import { given } from '@ronghe/event-sourcing/testing';
import {
  approve,
  approved,
  candidate,
  carried,
  ended,
  nominate,
  nominated,
  reject,
  review,
  reviewed,
  vote,
  votedOn,
} from '../testing/leader-selections.js';
import { leaderSelection as decider } from './leader-selection.decider.js';

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
