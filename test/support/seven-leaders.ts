import { type Client, expectStatus, workbookForm } from './client.js';
import { plantWorkbook, range } from './plant.js';

const ORG = '/api/organization/v1';
const PLANT = 'production.W1';
const COMMITTEE = 'party.W1';
export const SINCE = '2026-01-01';

const DUTIES = [
  ...['全面行政工作', '经营管理', '生产运行', '安全生产', '技术管理', '地质研究', '设备管理'].map((name, i) => ({
    code: `A${i + 1}`,
    name,
    kind: 'administrative',
  })),
  ...['党的建设', '干部队伍', '意识形态', '党风廉政', '人才培养', '青年工作', '群众工作'].map((name, i) => ({
    code: `P${i + 1}`,
    name,
    kind: 'party',
  })),
];

type Plan = readonly [code: string, name: string, role: string, duties: readonly string[]];

/** Each with one administrative post and one Party post. Safety (A4) is on two, the work with the masses (P7) on none. */
const LEADERS: readonly (readonly [administrative: Plan, party: Plan])[] = [
  [
    ['HEAD', '厂长', 'head', ['A1']],
    ['DSEC', '党委副书记', 'deputySecretary', ['P2']],
  ],
  [
    ['D1', '经营副厂长', 'deputyHead', ['A2']],
    ['SEC', '党委书记', 'secretary', ['P1']],
  ],
  [
    ['D2', '生产副厂长', 'deputyHead', ['A3', 'A4']],
    ['M1', '宣传委员', 'committeeMember', ['P3']],
  ],
  [
    ['D3', '安全副厂长', 'deputyHead', ['A4']],
    ['M2', '纪检委员', 'committeeMember', ['P4']],
  ],
  [
    ['D4', '总工程师', 'deputyHead', ['A5']],
    ['M3', '组织委员', 'committeeMember', ['P5']],
  ],
  [
    ['D5', '总地质师', 'deputyHead', ['A6']],
    ['M4', '青年委员', 'committeeMember', ['P6']],
  ],
  [
    ['D6', '设备副厂长', 'deputyHead', ['A7']],
    ['M5', '群众委员', 'committeeMember', []],
  ],
];

const register = { unit: PLANT, partyOrganization: COMMITTEE, duties: DUTIES, on: SINCE };

export interface SevenLeaders {
  /** Pseudonyms, in the order of the leaders. */
  leaders: string[];
  /** Somebody who is no member, one who is a probationary one. */
  worker: string;
  probationary: string;
  register: typeof register;
}

/** A plant whose seven leaders work in it, as the demo secretary's area; the posts are there, held by nobody. */
export async function tellPlantOfSeven(officer: Client): Promise<SevenLeaders> {
  const of = (no: string, name: string, stage: string | null) => [
    no,
    name,
    null,
    null,
    'W1',
    null,
    stage,
    '2012-07-01',
  ];
  const sheets = {
    party: [
      ['C1', '公司党委', '党委', null, '2015-01-01'],
      ['W1', '采油厂党委', '党委', 'C1', '2015-01-01'],
    ],
    production: [
      ['C1', '公司', '公司', null, '2015-01-01'],
      ['W1', '采油厂', '厂', 'C1', '2015-01-01'],
    ],
    people: [
      ...range(7).map((i) => of(`7100${i}`, `领导${i}`, '正式党员')),
      of('71008', '群众甲', null),
      of('71009', '预备乙', '预备党员'),
    ],
    links: [],
  };
  expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
  const { items } = await officer.read(`${ORG}/people?limit=200`);
  const named = new Map((items as { id: string; name: string }[]).map(({ id, name }) => [name, id]));
  await officer.do(`${ORG}/dual-duties/registers`, register);
  for (const [[code, name, role, duties], party] of LEADERS) {
    await officer.do(`${ORG}/posts`, { unit: PLANT, code, name, role, duties, on: SINCE });
    const [partyCode, partyName, partyRole, carries] = party;
    const post = { unit: COMMITTEE, code: partyCode, name: partyName, role: partyRole, duties: carries, on: SINCE };
    await officer.do(`${ORG}/posts`, post);
  }
  return {
    leaders: range(7).map((i) => named.get(`领导${i}`)!),
    worker: named.get('群众甲')!,
    probationary: named.get('预备乙')!,
    register,
  };
}

export const postOf = (i: number, kind: 'administrative' | 'party'): string => {
  const [[administrative], [party]] = LEADERS[i]!;
  return kind === 'party' ? `${COMMITTEE}.${party}` : `${PLANT}.${administrative}`;
};

/** Each of the seven takes both his posts. */
export async function appointAll(officer: Client, leaders: readonly string[]): Promise<void> {
  for (const [i, person] of leaders.entries())
    for (const kind of ['administrative', 'party'] as const)
      await officer.do(`${ORG}/posts/${postOf(i, kind)}/appointments`, { person, from: SINCE });
}
