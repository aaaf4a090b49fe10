import { describe, it } from '@jest/globals';
import type { TrainingFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import {
  cancel,
  complete,
  completed,
  enrol,
  enrolled,
  inStages,
  inTiers,
  move,
  plan,
  planned,
  result,
  staged,
  tiered,
  training,
  unit,
  withdraw,
} from './testing/facts.js';
import { training as decider } from './training.decider.js';

describe('planning a training', () => {
  it('names its tiers or stages, its courses and the follow-up check', () => {
    given(decider)
      .when(plan(tiered))
      .then([planned(tiered)]);
    given(decider)
      .when(plan(staged))
      .then([planned(staged)]);
  });

  it('has dates that fit, and each code once', () => {
    given(decider)
      .when(plan({ ...tiered, to: '2026-02-28' }))
      .thenRefused('ends-before-begins');
    given(decider)
      .when(plan({ ...tiered, from: '2062-03-01', to: '2062-03-31' }))
      .thenRefused('too-far-ahead');
    given(decider)
      .when(plan({ ...tiered, levels: [...tiered.levels, { code: 'A', name: '又一层' }] }))
      .thenRefused('duplicate-level');
    given(decider)
      .when(plan({ ...tiered, followUp: { ...tiered.followUp!, code: 'C' } }))
      .thenRefused('duplicate-level');
    given(decider)
      .when(plan({ ...tiered, followUp: { ...tiered.followUp!, dueOn: tiered.to } }))
      .thenRefused('follow-up-too-early');
  });

  it('is completed or cancelled once, and not in the future', () => {
    given(decider, inTiers).when(complete()).then([completed]);
    given(decider, inTiers).when(complete('2026-06-02')).thenRefused('in-future');
    given(decider, inTiers).when(complete('2026-02-28')).thenRefused('before-training');
    given(decider, [...inTiers, result('a', 'A', 80)])
      .when(complete('2026-03-31'))
      .thenRefused('before-last-result');
    given(decider, inTiers)
      .when(cancel)
      .then([
        { type: 'organization.training-cancelled', data: { training, unit, reason: '抢险任务', on: '2026-03-20' } },
      ]);
    given(decider, [...inTiers, completed])
      .when(complete())
      .thenRefused('training-over');
    given(decider, [...inTiers, completed])
      .when(cancel)
      .thenRefused('training-over');
    given(decider).when(complete()).thenRefused('not-found');
  });
});

describe('taking part', () => {
  it('is in a tier where there are tiers, and in none where there are stages', () => {
    given(decider, [planned(tiered)])
      .when(enrol(['a', 'b'], 'A'))
      .then([enrolled('a', 'A'), enrolled('b', 'A')]);
    given(decider, [planned(staged)])
      .when(enrol(['a']))
      .then([enrolled('a', undefined, staged.title)]);
    given(decider, [planned(tiered)])
      .when(enrol(['a']))
      .thenRefused('tier-needed');
    given(decider, [planned(tiered)])
      .when(enrol(['a'], 'Z'))
      .thenRefused('unknown-level');
    given(decider, [planned(staged)])
      .when(enrol(['a'], '1'))
      .thenRefused('no-tiers');
  });

  it('is for people of the unit, each once, and not for ever more', () => {
    given(decider, inTiers)
      .when(enrol(['c', 'x'], 'A', ['x']))
      .thenRefused('trainee-elsewhere');
    given(decider, inTiers)
      .when(enrol(['c', 'a'], 'A'))
      .thenRefused('already-enrolled');
    const many = Array.from({ length: 199 }, (_, i) => `p${i}`);
    given(decider, inTiers).when(enrol(many, 'A')).thenRefused('training-full');
    given(decider, [...inTiers, completed])
      .when(enrol(['c'], 'A'))
      .thenRefused('training-over');
  });

  it('changes to another tier', () => {
    const data = { training, unit, person: 'b', tier: 'C', previousTier: 'B', reason: '测试已达标', on: '2026-03-20' };
    given(decider, inTiers)
      .when(move('b', 'C'))
      .then([{ type: 'organization.trainee-moved', data }]);
    given(decider, inTiers).when(move('b', 'B')).thenRefused('same-tier');
    given(decider, inTiers).when(move('b', 'Z')).thenRefused('unknown-level');
    given(decider, inTiers).when(move('z', 'A')).thenRefused('not-found');
    given(decider, inStages).when(move('a', '2')).thenRefused('no-tiers');
  });

  it('ends, and can begin again', () => {
    const gone: TrainingFact = {
      type: 'organization.trainee-withdrawn',
      data: { training, unit, person: 'a', reason: undefined, on: '2026-03-20' },
    };
    given(decider, inTiers).when(withdraw('a')).then([gone]);
    given(decider, [...inTiers, gone])
      .when(withdraw('a'))
      .thenRefused('not-found');
    given(decider, [...inTiers, gone])
      .when(enrol(['a'], 'C'))
      .then([enrolled('a', 'C')]);
  });
});
