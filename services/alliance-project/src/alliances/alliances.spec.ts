import { describe, expect, it } from '@jest/globals';
import type { AllianceFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import type { ProblemRow } from '../problems/problems.js';
import { alliances } from './alliances.js';
import { countProblems } from './board.js';

const alliance = 'a1';
const facts: AllianceFact[] = [
  {
    type: 'alliance-project.alliance-formed',
    data: { alliance, name: '联盟', mode: 'alliance', goal: '目标', parties: ['u1', 'u2'], on: '2026-01-10' },
  },
  { type: 'alliance-project.task-force-formed', data: { alliance, taskForce: 't1', name: '先锋队', lead: 'u1' } },
  { type: 'alliance-project.meeting-held', data: { alliance, meeting: 'm1', on: '2026-02-01', subject: '一季度' } },
  {
    type: 'alliance-project.resource-offered',
    data: { alliance, resource: 'r1', kind: 'people', name: '专家', offeredBy: 'u1' },
  },
  {
    type: 'alliance-project.resource-offered',
    data: { alliance, resource: 'r2', kind: 'facilities', name: '井架', offeredBy: 'u2' },
  },
  { type: 'alliance-project.resource-used', data: { alliance, resource: 'r2', usedBy: 'u1', on: '2026-02-02' } },
];

describe('alliances', () => {
  it('hold all that happened in them, a use at its own resource', () => {
    givenEvents(alliances, recorded(facts)).then(alliance, {
      name: '联盟',
      mode: 'alliance',
      goal: '目标',
      parties: ['u1', 'u2'],
      on: '2026-01-10',
      taskForces: [{ id: 't1', name: '先锋队', lead: 'u1' }],
      meetings: [{ id: 'm1', on: '2026-02-01', subject: '一季度' }],
      resources: [
        { id: 'r1', kind: 'people', name: '专家', offeredBy: 'u1', uses: [] },
        { id: 'r2', kind: 'facilities', name: '井架', offeredBy: 'u2', uses: [{ usedBy: 'u1', on: '2026-02-02' }] },
      ],
      version: 6,
    });
  });

  it('one that was never formed is not there', () => {
    givenEvents(alliances, recorded(facts.slice(1))).then(alliance, undefined);
  });

  it('count what was raised, ever claimed, and closed', () => {
    const rows = (['raised', 'claimed', 'claimed', 'closed'] as const).map((state) => ({ state }) as ProblemRow);
    expect(countProblems(rows)).toEqual({ raised: 4, claimed: 3, closed: 1 });
    expect(countProblems([])).toEqual({ raised: 0, claimed: 0, closed: 0 });
  });
});
