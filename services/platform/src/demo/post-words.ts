import type { PostRole, RegisteredDuty } from '@ronghe/contracts';

export type PostWords = readonly [code: string, name: string, role: PostRole, duties: readonly string[]];

const inOrder = (letter: string, kind: RegisteredDuty['kind'], names: readonly string[]): RegisteredDuty[] =>
  names.map((name, i) => ({ code: `${letter}${i + 1}`, name, kind }));

/** What the leaders of a plant have to carry. */
export const PLANT_DUTIES: readonly RegisteredDuty[] = [
  ...inOrder('A', 'administrative', [
    '全面行政工作',
    '生产运行与产量',
    '经营与成本',
    '安全环保',
    '采油工艺技术',
    '地质与开发',
    '设备与物资',
    '职工培训',
  ]),
  ...inOrder('P', 'party', [
    '党建第一责任',
    '意识形态',
    '党风廉政建设',
    '干部队伍建设',
    '人才培养',
    '群团工作',
    '统战与青年',
    '信访维稳',
  ]),
];

/** 信访维稳 (P8) is on nobody's post. */
export const LEADERS: readonly { administrative: PostWords; party: PostWords }[] = [
  {
    administrative: ['HEAD', '厂长', 'head', ['A1']],
    party: ['DSEC', '党委副书记', 'deputySecretary', ['P4']],
  },
  {
    administrative: ['D1', '副厂长（经营）', 'deputyHead', ['A3']],
    party: ['SEC', '党委书记', 'secretary', ['P1', 'P2']],
  },
  {
    administrative: ['D2', '副厂长（生产）', 'deputyHead', ['A2']],
    party: ['M1', '党委委员（宣传）', 'committeeMember', []],
  },
  {
    administrative: ['D3', '安全总监', 'deputyHead', ['A4']],
    party: ['M2', '纪委书记', 'committeeMember', ['P3']],
  },
  {
    administrative: ['D4', '总工程师', 'deputyHead', ['A5', 'A8']],
    party: ['M3', '党委委员（组织）', 'committeeMember', ['P5']],
  },
  {
    administrative: ['D5', '总地质师', 'deputyHead', ['A6']],
    party: ['M4', '党委委员（青年）', 'committeeMember', ['P7']],
  },
  {
    administrative: ['D6', '副厂长（设备）', 'deputyHead', ['A7']],
    party: ['M5', '工会主席', 'otherParty', ['P6']],
  },
];

export const COMMITTEE: readonly (readonly [code: string, name: string, role: PostRole])[] = [
  ['SEC', '支部书记', 'secretary'],
  ['M1', '组织委员', 'committeeMember'],
  ['M2', '宣传委员', 'committeeMember'],
];
