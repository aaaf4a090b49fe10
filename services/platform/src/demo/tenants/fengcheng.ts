import { chinese } from '../names.js';
import { rulebooks } from '../rulebooks.js';
import type { OilfieldSpec } from '../spec.js';

const STATIONS = [
  ...Array.from({ length: 9 }, (_, i) => `采油${chinese(i + 1)}站`),
  ...Array.from({ length: 6 }, (_, i) => `供汽${chinese(i + 1)}站`),
  '油气处理一站',
  '油气处理二站',
  '水处理站',
  '集输站',
  '检维修站',
  '综合服务站',
];
const station = (n: number): string => `production.W${n}`;

/** 2,212 employees, 21 branches, 710 members, as published; three pilot branches first, then the roll-out. */
export const fengcheng: OilfieldSpec = {
  tenant: 'fengcheng',
  seed: 0xfe,
  name: '风城油田作业区',
  top: 'plant',
  offices: [],
  plants: [],
  areas: STATIONS.map((name) => ({ name, kind: 'station', teams: 4 })),
  generalBranches: false,
  teamsPerGroup: 2,
  people: 2_212,
  members: 710,
  coverage: [
    { areas: [0, 2], linked: 12, later: [], blankShare: 0 },
    { areas: [3, 11], linked: 4, later: [0, 0, 2, 8, 8, 4, 4, 2, 2], blankShare: 0.2 },
    { areas: [12, 20], linked: 2, later: [0, 0, 0, 0, 0, 9, 9, 6, 2, 2], blankShare: 0.25 },
  ],
  responsibility: {
    pilots: {
      first: 6,
      posts: ['巡检示范岗', '中控示范岗'],
      areas: ['井场', '泵房', '罐区'],
      month: 1,
    },
  },
  alliances: [
    {
      key: 'steam',
      name: '注汽降本党建联盟',
      mode: 'alliance',
      goal: '围绕油汽比，供汽、采油、处理各站联合攻关',
      parties: [station(1), station(2), station(3), station(10), station(11), station(16)],
      month: 0,
      taskForces: ['节能突击队', '长停井复产突击队', '水平井提效突击队'],
      problemsPerMonth: 6,
    },
    {
      key: 'repair',
      name: '检维修服务结对共建',
      mode: 'pair',
      goal: '当日报修当日到场，减少停井时间',
      parties: [station(20), station(4), station(5)],
      month: 3,
      problemsPerMonth: 3,
    },
    {
      key: 'water',
      name: '水处理与集输结对共建',
      mode: 'pair',
      goal: '净化水回用率稳步提升',
      parties: [station(18), station(19)],
      month: 5,
      problemsPerMonth: 2,
    },
  ],
  rulebooks: rulebooks(
    '风城作业区',
    { closed: 2, cap: 20, base: 0.6, vanguard: 0.4 },
    { closed: 3, cap: 30, base: 0.7, vanguard: 0.3, draftedIn: 5, from: 7 },
  ),
  monthly: { stages: 6, moves: 5, hired: 0 },
  renames: [{ month: 6, unit: 'production.W19', name: '集输联合站' }],
  teamDissolvedIn: 10,
};
