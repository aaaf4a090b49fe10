import { rulebooks } from '../rulebooks.js';
import type { OilfieldSpec } from '../spec.js';

/** Three branches, eleven groups, each over three teams. */
export const changqing8: OilfieldSpec = {
  tenant: 'changqing8',
  seed: 0xc8,
  name: '长庆采油八厂',
  top: 'plant',
  offices: ['综合办公室', '生产技术科', '安全环保科', '人事组织科'],
  plants: [],
  areas: [
    { name: '铁边城作业区', kind: 'operationArea', stations: ['铁一转油站', '铁二转油站'], teams: 12 },
    { name: '学庄作业区', kind: 'operationArea', stations: ['学一增压站', '学二增压站'], teams: 12 },
    { name: '樊学作业区', kind: 'operationArea', stations: ['樊一注水站', '樊二联合站'], teams: 9 },
  ],
  generalBranches: false,
  teamsPerGroup: 3,
  people: 430,
  members: 142,
  coverage: [
    { areas: [0, 2], linked: 19, later: [1, 2, 1, 3, 0, 2, 0, 1, 1, 0, 1], groupDissolvedIn: 8, blankShare: 0.5 },
  ],
  grid: {
    identities: [
      ['上产型', '铁边城先锋'],
      ['安全型', '平安井站'],
      ['温馨型', '山里人家'],
      ['上产型', '稳油尖兵'],
      ['安全型', '零隐患班组'],
      ['学习型', '小板凳课堂'],
      ['温馨型', '暖心驿站'],
      ['上产型', '注水先锋'],
    ],
    grantedIn: 3,
    bonusPerMonth: 6_000,
  },
  development: { unit: 'production.C1', places: 45 },
  alliances: [
    {
      key: 'water',
      name: '注水提质党建联盟',
      mode: 'alliance',
      goal: '稳住自然递减，党小组与班组同频攻关',
      parties: ['production.W1', 'production.W2', 'production.W3', 'production.J2'],
      month: 0,
      taskForces: ['水质达标突击队', '分注测调突击队'],
      problemsPerMonth: 5,
    },
    {
      key: 'groups',
      name: '党小组互学结对',
      mode: 'pair',
      goal: '上产型党小组与安全型党小组互学互促',
      parties: ['party.W1', 'party.W3'],
      month: 2,
      problemsPerMonth: 2.5,
    },
    {
      key: 'help',
      name: '安全管理结对帮扶',
      mode: 'helpingPair',
      goal: '帮助樊学作业区连续两个季度达标',
      parties: ['production.W2', 'production.W3'],
      month: 4,
      problemsPerMonth: 2,
    },
  ],
  rulebooks: rulebooks('采油八厂', { closed: 3, cap: 40, base: 0.5, vanguard: 0.5 }),
  duties: { teams: 2, every: 1 },
  monthly: { stages: 3, moves: 2, hired: 1 },
  renames: [{ month: 3, unit: 'production.W1S2', name: '铁二联合站' }],
  reorganised: { month: 6, team: 11, to: 'production.W1S1' },
};
