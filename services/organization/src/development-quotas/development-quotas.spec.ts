import { describe, it } from '@jest/globals';
import type { DevelopmentQuotaFact, MembershipStage, PersonFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { developmentQuotas } from './development-quotas.js';
import { developmentUses } from './development-uses.js';

const about = { quota: 'production.W1.2026', unit: 'production.W1', year: '2026' };
const weights = { blank: 3, oneMember: 2, others: 1 };
const blank = { team: 'production.T1', code: 'T1', class: 'blank' as const, members: 0, share: 0.75 };
const other = { team: 'production.T2', code: 'T2', class: 'others' as const, members: 4, share: 0.25 };

const facts: DevelopmentQuotaFact[] = [
  { type: 'organization.development-quota-set', data: { ...about, places: 1, weights, on: '2026-02-01' } },
  {
    type: 'organization.development-quota-proposed',
    data: {
      ...about,
      places: 1,
      weights,
      teams: [
        { ...blank, places: 1, because: 'remainder' },
        { ...other, places: 0, because: 'none' },
      ],
      on: '2026-02-01',
    },
  },
  {
    type: 'organization.development-quota-adjusted',
    data: {
      ...about,
      changes: [
        { team: blank.team, from: 1, to: 0, reason: '班组撤并' },
        { team: other.team, from: 0, to: 1 },
      ],
      on: '2026-02-03',
    },
  },
  {
    type: 'organization.development-quota-decided',
    data: {
      ...about,
      shares: [
        { team: blank.team, places: 0 },
        { team: other.team, places: 1 },
      ],
      on: '2026-02-04',
    },
  },
];

describe('development quotas', () => {
  it('keep what was proposed and why beside what was granted', () => {
    const events = recorded(facts);
    givenEvents(developmentQuotas, events).then(about.quota, {
      unit: about.unit,
      year: '2026',
      places: 1,
      weights,
      state: 'decided',
      setAt: events[0]!.at,
      proposedOn: '2026-02-01',
      decidedOn: '2026-02-04',
      teams: [
        { ...blank, proposed: 1, because: 'remainder', granted: 0, reason: '班组撤并' },
        { ...other, proposed: 0, because: 'none', granted: 1, reason: undefined },
      ],
      events: 4,
    });
  });

  it('a new proposal takes the place of what was adjusted', () => {
    const events = recorded([...facts.slice(0, 3), facts[1]!]);
    givenEvents(developmentQuotas, events).then(about.quota, {
      unit: about.unit,
      year: '2026',
      places: 1,
      weights,
      state: 'proposed',
      setAt: events[0]!.at,
      proposedOn: '2026-02-01',
      teams: [
        { ...blank, proposed: 1, because: 'remainder', granted: 1 },
        { ...other, proposed: 0, because: 'none', granted: 0 },
      ],
      events: 4,
    });
  });
});

describe('places taken', () => {
  const became = (
    membership: MembershipStage,
    previousMembership: MembershipStage | undefined,
    on: string,
    unit = 'production.T1',
  ): PersonFact => ({
    type: 'organization.membership-changed',
    data: { person: 'p', unit, membership, previousMembership, on },
  });
  const use = { person: 'p', year: '2026', team: 'production.T1' };
  const taken = (...changes: PersonFact[]) => givenEvents(developmentUses, recorded(changes as never[]));

  it('by a person who becomes a candidate or a probationary member, of the team he is in', () => {
    taken(became('candidate', 'activist', '2026-03-01')).then('p@2026', {
      ...use,
      stage: 'candidate',
      on: '2026-03-01',
    });
    taken(became('probationary', 'candidate', '2026-05-01')).then('p@2026', {
      ...use,
      stage: 'probationary',
      on: '2026-05-01',
    });
  });

  it('both in one year are one place, of the first team; in two years they are one in each', () => {
    const twice = taken(
      became('candidate', 'activist', '2026-03-01'),
      became('probationary', 'candidate', '2026-11-01', 'production.T2'),
    );
    twice.then('p@2026', { ...use, stage: 'probationary', on: '2026-03-01' });
    const years = taken(
      became('candidate', 'activist', '2026-03-01'),
      became('probationary', 'candidate', '2027-02-01'),
    );
    years.then('p@2026', { ...use, stage: 'candidate', on: '2026-03-01' });
    years.then('p@2027', { ...use, year: '2027', stage: 'probationary', on: '2027-02-01' });
  });

  it('by nobody else: not at other stages, and not when only the group changes', () => {
    taken(
      became('activist', 'applicant', '2026-03-01'),
      became('probationary', 'probationary', '2026-03-02'),
      became('full', 'probationary', '2026-04-01'),
    ).then('p@2026', undefined);
  });

  it('not by who came with his stage, nor by what a workbook stated', () => {
    const stated = became('candidate', 'activist', '2026-03-01');
    taken(became('probationary', undefined, '2026-03-01'), {
      ...stated,
      data: { ...stated.data, stated: true },
    } as PersonFact).then('p@2026', undefined);
  });
});
