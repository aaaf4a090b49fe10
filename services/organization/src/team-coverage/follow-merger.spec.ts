import { describe, it } from '@jest/globals';
import type { TeamCoverageFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { teamCoverage as coverage } from './team-coverage.decider.js';

const team = 'production.T1';
const G1 = 'party.G1';
const G2 = 'party.G2';
const linked = (partyGroup: string, from: string): TeamCoverageFact => ({
  type: 'organization.group-linked',
  data: { team, partyGroup, from },
});
const unlinked = (partyGroup: string, from: string, to: string): TeamCoverageFact => ({
  type: 'organization.group-unlinked',
  data: { team, partyGroup, from, to },
});
const OPEN = [linked(G1, '2026-01-01')];
const on = '2026-03-01';

describe('a team whose group was merged', () => {
  const passOn = { kind: 'passOn', team, partyGroup: G1, into: G2, on } as const;

  it('is covered by the heir from that day on', () => {
    given(coverage, OPEN)
      .when(passOn)
      .then([unlinked(G1, '2026-01-01', on), linked(G2, on)]);
  });

  it('is the heir’s from the first day of a link that began later', () => {
    given(coverage, [linked(G1, '2026-04-01')])
      .when(passOn)
      .then([unlinked(G1, '2026-04-01', '2026-04-01'), linked(G2, '2026-04-01')]);
  });

  it('keeps another group that covers it by now, or none', () => {
    given(coverage, [linked(G2, '2026-01-01')])
      .when(passOn)
      .then([]);
    given(coverage, [...OPEN, unlinked(G1, '2026-01-01', '2026-02-01')])
      .when(passOn)
      .then([]);
  });
});

describe('a team into which another was merged', () => {
  const inherit = { kind: 'inheritLink', team, partyGroup: G1, on } as const;

  it('takes the group over when it has none, from the end of its last link at the earliest', () => {
    given(coverage)
      .when(inherit)
      .then([linked(G1, on)]);
    given(coverage, [linked(G2, '2026-01-01'), unlinked(G2, '2026-01-01', '2026-05-01')])
      .when(inherit)
      .then([linked(G1, '2026-05-01')]);
  });

  it('keeps its own', () => {
    given(coverage, [linked(G2, '2026-01-01')])
      .when(inherit)
      .then([]);
  });
});

describe('a team that was merged into another', () => {
  const end = { kind: 'endWithTeam', team, partyGroup: G1, on } as const;

  it('is covered by nobody any more', () => {
    given(coverage, OPEN)
      .when(end)
      .then([unlinked(G1, '2026-01-01', on)]);
    given(coverage).when(end).then([]);
  });
});
