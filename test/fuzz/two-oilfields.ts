import { busyPlant } from '../support/busy-plant.js';
import type { Client } from '../support/client.js';
import type { FuzzPlan } from './schemathesis.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';
const NOTICES = '/api/notification/v1';
const TODAY = '2026-03-01';
/** In every text that people of the other oilfield have written; nobody else writes it. */
const MARKER = 'geheim-von-nebenan';

type Rows = Record<string, string>[];

/** Two oilfields with something everywhere; what to look for and to ask for when one of them is fuzzed. */
export async function twoOilfields(own: Client, other: Client): Promise<FuzzPlan> {
  const ids: Record<string, string[]> = { '*': [] };
  for (const admin of [own, other]) {
    const alliance = await busyPlant(admin, TODAY);
    ids['*']!.push(...(await written(admin, alliance, admin === other ? MARKER : '平常')));
  }
  const lists = [
    [`${ORG}/units?limit=20`, 'id'],
    [`${ORG}/people?limit=20`, 'id'],
    [`${ALLIANCE}/problems`, 'id'],
    [`${NOTICES}/notices?limit=20`, 'id'],
    [`${NOTICES}/webhooks`, 'id'],
  ] as const;
  for (const admin of [own, other])
    for (const [path, field] of lists)
      ids['*']!.push(...((await admin.read(path)).items as Rows).map((row) => row[field]!));
  return { ids: { ...ids, code: ['UNITS', 'OTHER'], version: ['1', '2'] }, marker: MARKER };
}

/** Things whose every text holds the word. Answers their ids. */
async function written(admin: Client, alliance: string, word: string): Promise<string[]> {
  const on = TODAY;
  await admin.do(`${ORG}/units/production.A1/name`, { name: word, on });
  const person = { employeeNo: '90001', name: word, unit: 'production.T01', employedOn: on };
  const { id: hired } = await admin.do(`${ORG}/people`, person);
  const problem = { alliance, title: word, raisedBy: 'production.A1', severity: 3, on };
  const { id: raised } = await admin.do(`${ALLIANCE}/problems`, problem);
  const entry = { item: 'V', on, reason: word, evidence: word, points: 1 };
  const account = `unit:production.A1`;
  await admin.post(`${SCORING}/accounts/${account}/entries`, entry);
  await admin.do(`${NOTICES}/webhooks`, {
    url: `https://${word === MARKER ? word : 'own'}.invalid/`,
    levels: ['halt'],
  });
  return [hired, raised, alliance, account].map(String);
}
