import { describe, expect, it } from '@jest/globals';
import type { TrainingFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { completed, inStages, inTiers, proposed, record, result, takeBack, training, unit } from './testing/facts.js';
import type { TrainingCommand } from './training.decide.js';
import { training as decider } from './training.decider.js';

describe('results', () => {
  it('pass or fail by the mark of the plan', () => {
    given(decider, inTiers)
      .when(record('A', { a: 60 }))
      .then([result('a', 'A', 60)]);
    given(decider, inTiers)
      .when(record('B', { b: 59 }))
      .then([result('b', 'B', 59)]);
  });

  it('are of those enrolled, each in his own tier, each once in a list', () => {
    given(decider, inTiers)
      .when(record('A', { z: 80 }))
      .thenRefused('not-enrolled');
    const refusal = given(decider, inTiers)
      .when(record('A', { a: 80, b: 80 }))
      .thenRefused('other-tier');
    expect(refusal.more.errors).toMatchObject([{ pointer: '/scores/1/person' }]);
    const twice = {
      ...record('A', {}),
      scores: [
        { person: 'a', score: 80 },
        { person: 'a', score: 90 },
      ],
    } as TrainingCommand;
    given(decider, inTiers).when(twice).thenRefused('duplicate-person');
    given(decider, inTiers)
      .when(record('Z', { a: 80 }))
      .thenRefused('unknown-level');
  });

  it('are of no day to come, and none before the training', () => {
    given(decider, inTiers)
      .when(record('A', { a: 80 }, '2026-06-02'))
      .thenRefused('in-future');
    given(decider, inTiers)
      .when(record('A', { a: 80 }, '2026-02-28'))
      .thenRefused('before-training');
  });

  it('a stage is for who has passed the one before; whoever failed may try again', () => {
    given(decider, inStages)
      .when(record('2', { a: 80 }))
      .thenRefused('stage-not-passed');
    given(decider, [...inStages, result('a', '1', 50)])
      .when(record('2', { a: 80 }))
      .thenRefused('stage-not-passed');
    given(decider, [...inStages, result('a', '1', 50)])
      .when(record('1', { a: 80 }))
      .then([result('a', '1', 80)]);
    given(decider, [...inStages, result('a', '1', 80)])
      .when(record('1', { a: 90 }))
      .thenRefused('already-passed');
  });

  it('are not of a day before an earlier try, nor before the stage they stand on', () => {
    given(decider, [...inStages, result('a', '1', 50)])
      .when(record('1', { a: 80 }, '2026-03-31'))
      .thenRefused('before-last-result');
    given(decider, [...inStages, result('a', '1', 80)])
      .when(record('2', { a: 80 }, '2026-03-31'))
      .thenRefused('before-last-result');
  });

  it('whoever passes the last stage is proposed as key staff', () => {
    const before = [...inStages, result('a', '1', 80), result('a', '2', 70), result('b', '1', 80)];
    given(decider, before)
      .when(record('3', { a: 85 }))
      .then([result('a', '3', 85), proposed('a')]);
    given(decider, before)
      .when(record('3', { a: 55 }))
      .then([result('a', '3', 55)]);
  });

  it('the follow-up check comes after the training, and nothing else does', () => {
    given(decider, inTiers)
      .when(record('PLUS', { a: 80 }))
      .thenRefused('training-not-over');
    given(decider, [...inTiers, completed])
      .when(record('PLUS', { a: 80, b: 40 }))
      .then([result('a', 'PLUS', 80), result('b', 'PLUS', 40)]);
    given(decider, [...inTiers, completed])
      .when(record('A', { a: 80 }))
      .thenRefused('training-over');
    given(decider, inStages)
      .when(record('PLUS', { a: 80 }))
      .thenRefused('unknown-level');
  });
});

describe('a result that was recorded wrongly', () => {
  const first = result('a', '1', 80);
  const taken = (level: string): TrainingFact => ({
    type: 'organization.training-result-withdrawn',
    data: { training, unit, person: 'a', level, reason: '记错人', on: '2026-04-02' },
  });

  it('is taken back, and the stage can be taken again', () => {
    given(decider, [...inStages, first])
      .when(takeBack('a', '1'))
      .then([taken('1')]);
    given(decider, [...inStages, first, taken('1')])
      .when(takeBack('a', '1'))
      .thenRefused('no-result');
    given(decider, [...inStages, first, taken('1')])
      .when(record('1', { a: 40 }))
      .then([result('a', '1', 40)]);
  });

  it('stays while something was built on it', () => {
    given(decider, [...inStages, first, result('a', '2', 50)])
      .when(takeBack('a', '1'))
      .thenRefused('later-stage-recorded');
    given(decider, [...inStages, first, result('a', '2', 80), result('a', '3', 80), proposed('a')])
      .when(takeBack('a', '3'))
      .thenRefused('key-staff-proposed-by-it');
    given(decider, inStages).when(takeBack('z', '1')).thenRefused('not-found');
  });
});
