import { chinese } from '../names.js';
import { rulebooks } from '../rulebooks.js';
import type { OilfieldSpec } from '../spec.js';

const area = (n: number): string => `production.W${n}`;

/** Four management areas with twelve stations and 180 members; a reorganisation in mid-year costs coverage, then it recovers. */
export const shengli: OilfieldSpec = {
  tenant: 'shengli',
  seed: 0x5e,
  name: '胜利采油厂',
  top: 'plant',
  offices: ['党群工作部', '生产管理部', '技术管理部', '安全（QHSE）管理部'],
  plants: [],
  areas: [1, 2, 3, 4].map((n) => ({
    name: `采油管理${chinese(n)}区`,
    kind: 'operationArea' as const,
    stations: ['采油站', '注采站', '联合站'].map((s) => `管理${chinese(n)}区${s}`),
    teams: 12,
  })),
  generalBranches: true,
  teamsPerGroup: 2,
  people: 560,
  members: 180,
  coverage: [
    { areas: [0, 1], linked: 21, later: [0, 0, 0, 0, 0, 0, 1, 1], ended: [[5, 4]], blankShare: 0.5 },
    { areas: [2, 3], linked: 18, later: [0, 1, 0, 0, 0, 0, 1, 1, 1], groupDissolvedIn: 5, blankShare: 0.3 },
  ],
  posts: { leaders: true },
  alliances: [
    {
      key: 'target',
      name: '对标追标党建联盟',
      mode: 'alliance',
      goal: '四个管理区同赛道竞赛，指标逐月追标',
      parties: [area(1), area(2), area(3), area(4), 'production.J2', 'production.J3'],
      month: 0,
      taskForces: ['躺井治理突击队', '电费压降突击队', '长寿井突击队'],
      problemsPerMonth: 5,
    },
    {
      key: 'help',
      name: '管理四区结对帮扶',
      mode: 'helpingPair',
      goal: '先进带后进，帮扶管理四区达标',
      parties: [area(1), area(4)],
      month: 1,
      problemsPerMonth: 2,
    },
    {
      key: 'front',
      name: '站区前线党建共建',
      mode: 'coBuilding',
      goal: '与外协作业队共守红线、共保生产',
      parties: [area(2), area(3), 'production.J4'],
      month: 6,
      problemsPerMonth: 2.5,
    },
  ],
  rulebooks: rulebooks('胜利采油厂', { closed: 2, cap: 25, base: 0.7, vanguard: 0.3 }),
  stations: 7,
  monthly: { stages: 3, moves: 3, hired: 1 },
  renames: [{ month: 5, unit: 'production.W4S2', name: '管理四区注采集输站' }],
  teamDissolvedIn: 6,
};
