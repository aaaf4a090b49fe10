import { chinese } from '../names.js';
import { rulebooks } from '../rulebooks.js';
import type { AllianceSpec, OilfieldSpec } from '../spec.js';

const PLANTS = ['采油一厂', '采油二厂', '采油三厂', '特种油开发公司', '油气集输公司'];
/** Teams of each area, plant by plant; the first plant has the 61 teams of the account. */
const TEAMS = [
  [13, 12, 12, 12, 12],
  [8, 8, 8, 8],
  [8, 7, 8, 7],
  [7, 8, 7],
  [9, 9, 9],
];

const areas = TEAMS.flatMap((counts, plant) =>
  counts.map((teams, i) => ({
    name: `${PLANTS[plant]!.replace('公司', '')}${chinese(i + 1)}区`,
    kind: 'operationArea' as const,
    plant,
    stations: ['采油一站', '采油二站', '集输站'].map((s) => `${chinese(i + 1)}区${s}`),
    teams,
  })),
);
const area = (n: number): string => `production.W${n}`;

const pairs: AllianceSpec[] = [
  [1, 6, '注汽提效结对共建'],
  [2, 10, '套损井治理结对共建'],
  [7, 14, '稠油冷输结对共建'],
  [11, 17, '计量交接结对共建'],
  [4, 18, '掺水系统优化结对共建'],
].map(([a, b, name], i) => ({
  key: `pair${i + 1}`,
  name: name as string,
  mode: i === 4 ? 'helpingPair' : 'pair',
  goal: '共解一批生产难题，共享一批技术资源，共育一批骨干',
  parties: [area(a as number), area(b as number)],
  month: i,
  problemsPerMonth: 1.5,
}));

export const liaohe: OilfieldSpec = {
  tenant: 'liaohe',
  seed: 0x11a0,
  name: '辽河油田公司',
  top: 'company',
  offices: ['党委办公室', '组织部', '生产运行部', '开发部', '安全环保部', '企管法规部', '财务部', '纪检监察部'],
  plants: PLANTS,
  areas,
  generalBranches: true,
  teamsPerGroup: 1,
  people: 2_400,
  members: 1_280,
  published: { partyOrganizations: 2_100, members: 32_000 },
  coverage: [
    { areas: [0, 4], linked: 46, later: [1, 2, 0, 3, 1, 2, 1, 0, 2, 2, 1], blankShare: 0.6 },
    { areas: [5, 8], linked: 20, later: [1, 0, 1, 2, 0, 1, 0, 2, 1, 0, 1], ended: [[6, 2]], blankShare: 0.4 },
    {
      areas: [9, 18],
      linked: 62,
      later: [1, 1, 0, 2, 1, 0, 2, 1, 1, 1, 1],
      ended: [[4, 1]],
      groupDissolvedIn: 7,
      blankShare: 0.5,
    },
  ],
  responsibility: {
    station: { name: '一区联合处理站', areas: 40, squareMetres: 137_000, employees: 85, members: 19, month: 3 },
  },
  posts: { committees: 5 },
  alliances: [
    {
      key: 'pad',
      name: '平台井组产能建设党建联盟',
      mode: 'alliance',
      goal: '九家单位围绕一个平台井组，从钻前到投产全过程协同，当年建成当年达产',
      parties: [
        area(1),
        area(2),
        area(6),
        area(10),
        area(14),
        area(17),
        'production.J3',
        'production.J4',
        'production.J5',
      ],
      month: 0,
      taskForces: [
        '钻前保障突击队',
        '钻井提速突击队',
        '压裂投产突击队',
        '地面建设突击队',
        '安全环保突击队',
        '降本增效突击队',
      ],
      problemsPerMonth: 6,
    },
    ...pairs,
    {
      key: 'outer',
      name: '驻地工程服务单位党建共建',
      mode: 'coBuilding',
      goal: '与驻区施工队伍共抓安全、共保工期',
      parties: [area(3), area(5), 'production.J5'],
      month: 5,
      problemsPerMonth: 1.5,
    },
  ],
  rulebooks: rulebooks('辽河油田', { closed: 2, cap: 30, base: 0.6, vanguard: 0.4 }),
  training: { kind: 'staged', people: [10] },
  contacts: 6,
  monthly: { stages: 6, moves: 5, hired: 3 },
  renames: [
    { month: 4, unit: 'production.W6S3', name: '一区联合站' },
    { month: 9, unit: 'party.J6', name: '企管法规部（审计部）党支部' },
  ],
  officesMerged: [1, 0, '党委办公室（组织部）'],
  reorganised: { month: 5, team: 70, to: 'production.W6S1' },
};
