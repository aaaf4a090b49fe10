import { describe, it } from '@jest/globals';
import type { TeamCoverageFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { TeamCoverageCommand } from './team-coverage.decide.js';
import { teamCoverage as coverage } from './team-coverage.decider.js';

const team = 'production.T1';
const today = '2026-06-15';
const linked = (partyGroup: string, from: string): TeamCoverageFact => ({
  type: 'organization.group-linked',
  data: { team, partyGroup, from },
});
const unlinked = (partyGroup: string, from: string, to: string): TeamCoverageFact => ({
  type: 'organization.group-unlinked',
  data: { team, partyGroup, from, to },
});
const link = (partyGroup: string, from: string): TeamCoverageCommand => ({
  kind: 'linkGroup',
  team,
  partyGroup,
  from,
  today,
});
const unlink = (partyGroup: string, to: string): TeamCoverageCommand => ({
  kind: 'unlinkGroup',
  team,
  partyGroup,
  to,
  today,
});
const reconcile = (partyGroup: string, from: string): TeamCoverageCommand => ({
  kind: 'reconcileLink',
  team,
  partyGroup,
  from,
  today,
});

const OPEN = [linked('party.G1', '2026-01-01')];
const ENDED = [...OPEN, unlinked('party.G1', '2026-01-01', '2026-03-01')];

describe('linking a Party group to a team', () => {
  it('covers a team that is not covered', () => {
    given(coverage).when(link('party.G1', '2026-01-01')).then(OPEN);
  });

  it('is refused while any group covers it, the same one too', () => {
    given(coverage, OPEN).when(link('party.G2', '2026-02-01')).thenRefused('team-already-covered');
    given(coverage, OPEN).when(link('party.G1', '2026-02-01')).thenRefused('team-already-covered');
  });

  it('ends the link of a group that was dissolved, on the day it was, and begins after it', () => {
    const covering = { name: '第一党小组', dissolvedOn: '2026-03-01' };
    const instead = [unlinked('party.G1', '2026-01-01', '2026-03-01'), linked('party.G2', '2026-03-01')];
    for (const command of [link, reconcile])
      given(coverage, OPEN)
        .when({ ...command('party.G2', '2026-03-01'), covering } as TeamCoverageCommand)
        .then(instead);
    given(coverage, OPEN)
      .when({ ...link('party.G2', '2026-02-28'), covering } as TeamCoverageCommand)
      .thenRefused('overlaps');
    given(coverage, [linked('party.G1', '2026-04-01')])
      .when({ ...link('party.G2', '2026-04-01'), covering } as TeamCoverageCommand)
      .then([unlinked('party.G1', '2026-04-01', '2026-04-01'), linked('party.G2', '2026-04-01')]);
  });

  it('begins anew from the day the last link ended, not before', () => {
    given(coverage, ENDED)
      .when(link('party.G2', '2026-03-01'))
      .then([linked('party.G2', '2026-03-01')]);
    given(coverage, ENDED).when(link('party.G2', '2026-02-28')).thenRefused('overlaps');
  });
});

describe('ending a link', () => {
  it('keeps both days', () => {
    given(coverage, OPEN)
      .when(unlink('party.G1', '2026-03-01'))
      .then([unlinked('party.G1', '2026-01-01', '2026-03-01')]);
  });

  it('is refused for another group, for none, twice, and on or before its first day', () => {
    given(coverage, OPEN).when(unlink('party.G2', '2026-03-01')).thenRefused('not-found');
    given(coverage).when(unlink('party.G1', '2026-03-01')).thenRefused('not-found');
    given(coverage, ENDED).when(unlink('party.G1', '2026-04-01')).thenRefused('not-found');
    given(coverage, OPEN).when(unlink('party.G1', '2026-01-01')).thenRefused('ends-before-it-begins');
    given(coverage, OPEN).when(unlink('party.G1', '2025-12-31')).thenRefused('ends-before-it-begins');
  });
});

describe('a day ahead', () => {
  it('lies a year ahead at most: beyond, the team could get no other group until then', () => {
    given(coverage)
      .when(link('party.G1', '2027-06-16'))
      .then([linked('party.G1', '2027-06-16')]);
    for (const command of [link, reconcile])
      given(coverage).when(command('party.G1', '2062-01-01')).thenRefused('too-far-ahead');
    given(coverage, OPEN).when(unlink('party.G1', '2062-01-01')).thenRefused('too-far-ahead');
  });

  const AHEAD = [linked('party.G1', '2062-01-01')];
  const never = unlinked('party.G1', '2062-01-01', '2062-01-01');

  it('of a link that has not begun: it is taken back by any day up to its first, and never was', () => {
    for (const to of [today, '2062-01-01']) given(coverage, AHEAD).when(unlink('party.G1', to)).then([never]);
  });

  it('leaves no trace of a link that never was: another begins when it likes, after the last one that did', () => {
    given(coverage, [...AHEAD, never])
      .when(link('party.G2', '2026-02-01'))
      .then([linked('party.G2', '2026-02-01')]);
    given(coverage, [...ENDED, ...AHEAD, never])
      .when(link('party.G2', '2026-02-28'))
      .thenRefused('overlaps');
  });
});

describe('reconciling with a workbook', () => {
  it('links what is not linked, leaves what is, and its first day with it', () => {
    given(coverage).when(reconcile('party.G1', '2026-01-01')).then(OPEN);
    given(coverage, OPEN).when(reconcile('party.G1', '2026-01-01')).then([]);
    given(coverage, OPEN).when(reconcile('party.G1', '2025-05-05')).thenRefused('began-otherwise');
  });

  it('never ends a link by itself', () => {
    given(coverage, OPEN).when(reconcile('party.G2', '2026-02-01')).thenRefused('team-already-covered');
    given(coverage, ENDED).when(reconcile('party.G2', '2026-02-01')).thenRefused('overlaps');
  });
});
