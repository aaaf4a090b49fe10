import { type Client, expectStatus, workbookForm } from './client.js';
import { tellContacts } from './outside/contact-world.js';
import { plantWorkbook } from './plant.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';
const ON = '2026-03-01';
/** A duty as lists of duties have them. */
export const DUTY = { code: '1', name: '巡回检查制', text: '按时巡检' };

/** Two areas with a branch, a group and a team each; the demo's secretary and leader answer for the first. */
const sheets = {
  party: [
    ['C1', '公司党委', '党委', null, '2015-01-01'],
    ['W1', '一区党支部', '党支部', 'C1', '2015-01-01'],
    ['W2', '二区党支部', '党支部', 'C1', '2015-01-01'],
    ['G1', '一组', '党小组', 'W1', '2015-01-01'],
    ['G2', '二组', '党小组', 'W2', '2015-01-01'],
  ],
  production: [
    ['C1', '公司', '公司', null, '2015-01-01'],
    ['W1', '一区', '作业区', 'C1', '2015-01-01'],
    ['W2', '二区', '作业区', 'C1', '2015-01-01'],
    ['T1', '一班', '班组', 'W1', '2015-01-01'],
    ['T2', '二班', '班组', 'W2', '2015-01-01'],
  ],
  people: [
    ['11001', '甲内人', null, null, 'T1', 'G1', '正式党员', '2016-01-01'],
    ['22001', '乙外人', null, '13800000022', 'T2', 'G2', '正式党员', '2016-01-01'],
    ['90000003', '丙本人', '110101199003070011', '13800000033', 'T2', null, null, '2016-01-01'],
  ],
  links: [],
};

/** Things of the second area, which is not the demo's secretary's. */
export type Outside = Record<
  | 'person'
  | 'post'
  | 'alliance'
  | 'problem'
  | 'claimed'
  | 'contactPoint'
  | 'visit'
  | 'finding'
  | 'rectification'
  | 'entry'
  | 'event'
  | 'resource'
  | 'dutyList'
  | 'import'
  | 'training'
  | 'trainingSession',
  string
>;

/** Fills both areas; answers somebody of the first, and what there is in the second. */
export async function tellTwoAreas(officer: Client): Promise<{ inside: string; outside: Outside }> {
  const outside: Outside = {
    person: '',
    post: '',
    alliance: '',
    problem: '',
    claimed: '',
    contactPoint: '',
    visit: '',
    finding: '',
    rectification: '',
    entry: '',
    event: '',
    resource: '',
    dutyList: '',
    import: '',
    training: '',
    trainingSession: '',
  };
  const workbook = workbookForm(await plantWorkbook(sheets));
  outside.import = expectStatus(await officer.post(`${ORG}/imports`, workbook), 200).body.id;
  const people = (await officer.read(`${ORG}/people`)).items as { id: string; name: string }[];
  const inside = people.find(({ name }) => name === '甲内人')!.id;
  outside.person = people.find(({ name }) => name === '乙外人')!.id;
  const post = { unit: 'production.T2', code: 'L', name: '班长', role: 'teamLeader', duties: [], on: ON };
  outside.post = (await officer.do(`${ORG}/posts`, post)).id;
  await officer.do(`${ORG}/posts/${outside.post}/appointments`, { person: outside.person, from: ON });
  const led = { unit: 'production.W2', partyOrganization: 'party.W2', on: ON };
  const carried = [{ code: 'A1', name: '安全生产', kind: 'administrative' }];
  await officer.do(`${ORG}/dual-duties/registers`, { ...led, duties: carried });
  const items = [{ code: 'V', name: '先锋', kind: 'vanguard', points: 5, evidence: false }];
  for (const appliesTo of ['person', 'unit']) {
    const code = appliesTo.toUpperCase();
    await officer.do(`${SCORING}/rulebooks`, {
      code,
      name: code,
      appliesTo,
      base: 100,
      formula: 'base + vanguard',
      items,
    });
    await officer.do(`${SCORING}/rulebooks/${code}/versions/1/adoption`, { from: '2026-01' });
  }
  const entry = { item: 'V', on: ON, reason: '原因' };
  await officer.do(`${SCORING}/accounts/person:${inside}/entries`, entry);
  outside.entry = (await officer.do(`${SCORING}/accounts/person:${outside.person}/entries`, entry)).id;
  const ledger = await officer.read(`${SCORING}/accounts/person:${outside.person}?year=2026`);
  outside.event = ledger.entries[0].event;
  const parties = ['production.W2', 'production.C1'];
  const alliance = { name: '联盟', mode: 'alliance', goal: '目标', parties, on: '2026-01-01' };
  outside.alliance = (await officer.do(`${ALLIANCE}/alliances`, alliance)).id;
  const offer = { kind: 'people', name: '专家', offeredBy: parties[0] };
  outside.resource = (await officer.do(`${ALLIANCE}/alliances/${outside.alliance}/resources`, offer)).id;
  const problem = { alliance: outside.alliance, title: '难题', raisedBy: parties[0], severity: 3, on: ON };
  outside.problem = (await officer.do(`${ALLIANCE}/problems`, problem)).id;
  outside.claimed = (await officer.do(`${ALLIANCE}/problems`, { ...problem, title: '难题二' })).id;
  await officer.do(`${ALLIANCE}/problems/${outside.claimed}/claim`, {
    unit: parties[0],
    on: ON,
    dueOn: '2099-01-01',
  });
  Object.assign(outside, await tellContacts(officer, outside.person));
  const version = { name: '责任制', version: '2026-03', items: [DUTY], signers: [outside.person], on: ON, dueOn: ON };
  const duties = { unit: 'production.T2', code: 'D', ...version };
  outside.dutyList = (await officer.do(`${ORG}/duty-lists`, duties)).id;
  const area = { unit: 'production.T2', code: 'A', name: '二班井场', squareMetres: 100, on: ON };
  const { id: thing } = await officer.do(`${ORG}/areas`, area);
  await officer.do(`${ORG}/contracts`, { thing, member: outside.person, from: ON });
  await tellTraining(officer, outside);
  return { inside, outside };
}

/** A training of the second area, with somebody in it. */
async function tellTraining(officer: Client, outside: Outside): Promise<void> {
  const tiers = { kind: 'tiered', levels: [{ code: 'A', name: '应需' }], courses: [], passMark: 60 };
  const draft = { unit: 'production.T2', title: '二班培训', ...tiers, from: ON, to: ON };
  outside.training = (await officer.do(`${ORG}/training-plans`, draft)).id;
  const plan = `${ORG}/training-plans/${outside.training}`;
  await officer.do(`${plan}/trainees`, { people: [outside.person], tier: 'A' });
  outside.trainingSession = (await officer.do(`${plan}/sessions`, { name: '一课', on: ON })).id;
}
