import { rulebooks } from '../rulebooks.js';
import type { AllianceSpec, OilfieldSpec } from '../spec.js';

const OFFICES = ['党群办公室', '经营管理部', '生产运行部', '开发技术部', '安全环保部', '财务资产部', '人力资源部'];
const AREAS = [
  '滨南项目部',
  '临盘项目部',
  '孤岛项目部',
  '现河项目部',
  '纯梁项目部',
  '河口项目部',
  '桩西项目部',
  '东胜项目部',
  '青南项目部',
];

/** Seven offices, nine branches: five pairs one to one, two of them one to two. */
const pairs: AllianceSpec[] = [[1], [2], [3], [4], [5], [6, 7], [8, 9]].map((branches, i) => ({
  key: `pair${i + 1}`,
  name: `${OFFICES[i]}与${branches.map((b) => AREAS[b - 1]!.slice(0, 2)).join('、')}结对共建`,
  mode: 'pair',
  goal: '全年三至四个重点项目，至少四次联合活动，机关服务基层、基层反哺机关',
  parties: [`production.J${i + 1}`, ...branches.map((b) => `party.W${b}`)],
  month: i < 5 ? 0 : 1,
  problemsPerMonth: 1.25,
}));

export const luming: OilfieldSpec = {
  tenant: 'luming',
  seed: 0x1a,
  name: '鲁明公司',
  top: 'company',
  offices: OFFICES,
  plants: [],
  areas: AREAS.map((name) => ({ name, kind: 'operationArea', teams: 3 })),
  generalBranches: false,
  teamsPerGroup: 1,
  people: 330,
  members: 136,
  coverage: [{ areas: [0, 8], linked: 15, later: [0, 2, 0, 1, 2, 0, 1, 1, 0, 2], ended: [[8, 1]], blankShare: 0.6 }],
  alliances: [
    ...pairs,
    {
      key: 'outer',
      name: '与托管单位党建共建',
      mode: 'coBuilding',
      goal: '外派党员有组织管、有活动参加、有阵地交流',
      parties: ['party.W1', 'party.W8', 'production.J7'],
      month: 3,
      problemsPerMonth: 1.5,
    },
  ],
  rulebooks: rulebooks('鲁明公司', { closed: 2, cap: 30, base: 0.8, vanguard: 0.2 }),
  monthly: { stages: 2, moves: 2, hired: 1 },
  renames: [{ month: 8, unit: 'production.W9', name: '青南采油管理区' }],
};
