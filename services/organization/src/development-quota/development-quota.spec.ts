import { describe, expect, it } from '@jest/globals';
import type { DevelopmentQuotaFact, QuotaWeights } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { DevelopmentQuotaCommand, ShareChange } from './development-quota.decide.js';
import { developmentQuota as decider } from './development-quota.decider.js';
import type { QuotaTeam } from './proposal.js';

const unit = 'production.W1';
const year = '2026';
const about = { quota: 'production.W1.2026', unit, year };
const weights: QuotaWeights = { blank: 3, oneMember: 2, others: 1 };
const team = (code: string, members: number): QuotaTeam => ({ team: `production.${code}`, code, members });
const teams = [team('T1', 0), team('T2', 1), team('T3', 6)];
const on = '2026-02-01';
const around = { today: on, teams };

type Set = Extract<DevelopmentQuotaCommand, { kind: 'setQuota' }>;
const setting = (change: Partial<Set> = {}): DevelopmentQuotaCommand => ({
  kind: 'setQuota',
  unit,
  year,
  places: 6,
  weights,
  around,
  ...change,
});
const again = (change: Partial<Omit<Set, 'kind'>> = {}): DevelopmentQuotaCommand => ({
  ...{ places: 6, weights, around, ...change },
  kind: 'proposeAgain',
});
const adjust = (...shares: ShareChange[]): DevelopmentQuotaCommand => ({ kind: 'adjustShares', shares, on });
const deciding = (day = on): DevelopmentQuotaCommand => ({ kind: 'decideQuota', on: day, today: '2026-03-01' });
const to = (code: string, places: number, reason?: string): ShareChange => ({
  team: `production.${code}`,
  places,
  reason,
});

const set: DevelopmentQuotaFact = {
  type: 'organization.development-quota-set',
  data: { ...about, places: 6, weights, on },
};
const row = { because: 'share' as const };
const proposed: DevelopmentQuotaFact = {
  type: 'organization.development-quota-proposed',
  data: {
    ...about,
    places: 6,
    weights,
    teams: [
      { ...row, ...team('T1', 0), class: 'blank', share: 3, places: 3 },
      { ...row, ...team('T2', 1), class: 'oneMember', share: 2, places: 2 },
      { ...row, ...team('T3', 6), class: 'others', share: 1, places: 1 },
    ],
    on,
  },
};
const moved = (...changes: { team: string; from: number; to: number; reason?: string }[]): DevelopmentQuotaFact => ({
  type: 'organization.development-quota-adjusted',
  data: { ...about, changes, on },
});
const decided = (shares: [string, number][], day = on): DevelopmentQuotaFact => ({
  type: 'organization.development-quota-decided',
  data: { ...about, shares: shares.map(([code, places]) => ({ team: `production.${code}`, places })), on: day },
});
const asProposed: [string, number][] = [
  ['T1', 3],
  ['T2', 2],
  ['T3', 1],
];

describe('setting a quota', () => {
  it('comes with a proposal that holds all that it went by', () => {
    given(decider).when(setting()).then([set, proposed]);
  });

  it('is done once for a unit and a year, not for a year that is over, and not where a unit above or below has one', () => {
    given(decider, [set, proposed]).when(setting()).thenRefused('quota-exists');
    given(decider)
      .when(setting({ year: '2025' }))
      .thenRefused('year-over');
    given(decider)
      .when(setting({ year: '2062' }))
      .thenRefused('too-far-ahead');
    given(decider)
      .when(setting({ around: { ...around, overlapping: '采油厂' } }))
      .thenRefused('quota-overlaps');
  });

  it('needs teams, not too many, and weights that count', () => {
    given(decider)
      .when(setting({ around: { ...around, teams: [] } }))
      .thenRefused('no-teams');
    const many = Array.from({ length: 1_001 }, (_, i) => team(`X${i}`, 1));
    given(decider)
      .when(setting({ around: { ...around, teams: many } }))
      .thenRefused('too-many-teams');
    given(decider)
      .when(setting({ weights: { blank: 0, oneMember: 0, others: 0 } }))
      .thenRefused('weights-all-zero');
    given(decider)
      .when(setting({ weights: { blank: 1, oneMember: 1, others: 0 }, around: { ...around, teams: [team('T3', 6)] } }))
      .thenRefused('weights-of-nobody');
  });

  it('of nothing gives nobody anything', () => {
    const none = { because: 'none' as const, share: 0, places: 0 };
    given(decider)
      .when(setting({ places: 0, around: { ...around, teams: [team('T1', 0)] } }))
      .then([
        { type: set.type, data: { ...set.data, places: 0 } },
        {
          type: 'organization.development-quota-proposed',
          data: { ...about, places: 0, weights, teams: [{ ...team('T1', 0), class: 'blank', ...none }], on },
        },
      ]);
  });
});

describe('proposing anew', () => {
  it('takes the teams as they are now, and says new numbers only when they are new', () => {
    given(decider, [set, proposed]).when(again()).then([proposed]);
    const twice = { blank: 6, oneMember: 4, others: 2 };
    given(decider, [set, proposed])
      .when(again({ weights: twice }))
      .then([
        { type: 'organization.development-quota-set', data: { ...about, places: 6, weights: twice, on } },
        { ...proposed, data: { ...proposed.data, weights: twice } },
      ]);
  });

  it('drops what was adjusted before', () => {
    const change = moved({ team: 'production.T2', from: 2, to: 1 }, { team: 'production.T3', from: 1, to: 2 });
    given(decider, [set, proposed, change, proposed])
      .when(deciding())
      .then([decided(asProposed)]);
  });

  it('is not for a quota that there is not, nor for one that was decided', () => {
    given(decider).when(again()).thenRefused('not-found');
    given(decider, [set, proposed, decided(asProposed)])
      .when(again())
      .thenRefused('quota-decided');
  });
});

describe('adjusting', () => {
  const open = [set, proposed];

  it('moves places between teams, and leaves the sum', () => {
    given(decider, open)
      .when(adjust(to('T1', 3), to('T2', 1), to('T3', 2)))
      .then([moved({ team: 'production.T2', from: 2, to: 1 }, { team: 'production.T3', from: 1, to: 2 })]);
    given(decider, open)
      .when(adjust(to('T1', 3)))
      .then([]);
  });

  it('that does not sum to the quota is refused, and says by how much', () => {
    const refusal = given(decider, open)
      .when(adjust(to('T2', 3)))
      .thenRefused('shares-do-not-sum');
    expect(refusal.text.zh).toBe('各班组合计7个，名额是6个');
    given(decider, open)
      .when(adjust(to('T2', 1)))
      .thenRefused('shares-do-not-sum');
  });

  it('takes a blank team’s last place only with a reason', () => {
    given(decider, open)
      .when(adjust(to('T1', 0), to('T3', 4)))
      .thenRefused('blank-team-without-reason');
    const reason = '班组年内撤并';
    given(decider, open)
      .when(adjust(to('T1', 0, reason), to('T3', 4)))
      .then([moved({ team: 'production.T1', from: 3, to: 0, reason }, { team: 'production.T3', from: 1, to: 4 })]);
  });

  it('is of teams of the proposal, each once, before it is decided', () => {
    given(decider, open)
      .when(adjust(to('T9', 1)))
      .thenRefused('team-not-in-quota');
    given(decider, open)
      .when(adjust(to('T2', 2), to('T2', 2)))
      .thenRefused('duplicate-team');
    given(decider, [...open, decided(asProposed)])
      .when(adjust(to('T2', 2)))
      .thenRefused('quota-decided');
    given(decider)
      .when(adjust(to('T2', 2)))
      .thenRefused('not-found');
  });
});

describe('deciding', () => {
  it('fixes the places as they stand, once', () => {
    const change = moved({ team: 'production.T2', from: 2, to: 1 }, { team: 'production.T3', from: 1, to: 2 });
    given(decider, [set, proposed, change])
      .when(deciding('2026-02-20'))
      .then([
        decided(
          [
            ['T1', 3],
            ['T2', 1],
            ['T3', 2],
          ],
          '2026-02-20',
        ),
      ]);
    given(decider, [set, proposed, decided(asProposed)])
      .when(deciding())
      .thenRefused('quota-decided');
  });

  it('is not before the proposal, and not of tomorrow', () => {
    given(decider, [set, proposed]).when(deciding('2026-01-31')).thenRefused('before-proposal');
    given(decider, [set, proposed]).when(deciding('2026-03-02')).thenRefused('in-future');
    given(decider).when(deciding()).thenRefused('not-found');
  });
});
