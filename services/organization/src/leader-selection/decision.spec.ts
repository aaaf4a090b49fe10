import { describe, it } from '@jest/globals';
import type { LeaderSelectionFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import {
  approve,
  approved,
  carried,
  ended,
  gone,
  nominated,
  reject,
  review,
  reviewed,
  told,
  vote,
  votedOn,
  withdraw,
} from '../testing/leader-selections.js';
import { leaderSelection as decider } from './leader-selection.decider.js';

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
    given(decider, carried)
      .when(approve({ from: '2062-01-01' }))
      .thenRefused('too-far-ahead');
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
