import { busyPlant } from '../support/busy-plant.js';
import type { Client } from '../support/client.js';
import { range } from '../support/plant.js';
import type { FuzzPlan } from './schemathesis.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';
const NOTICES = '/api/notification/v1';
const TODAY = '2026-03-01';
/** In every text that people of the other oilfield have written; nobody else writes it. */
const MARKER = 'geheim-von-nebenan';

/** Two oilfields with something everywhere; what to look for and to ask for when one of them is fuzzed. */
export async function twoOilfields(own: Client, other: Client): Promise<FuzzPlan> {
  const both = [
    await written(own, await busyPlant(own, TODAY), '平常'),
    await written(other, await busyPlant(other, TODAY), MARKER),
  ];
  const any = both.flatMap((things) => Object.values(things));
  const lists = [
    `${ORG}/units?limit=20`,
    `${ORG}/people?limit=20`,
    `${ALLIANCE}/problems`,
    `${NOTICES}/notices?limit=20`,
    `${NOTICES}/webhooks`,
  ];
  for (const admin of [own, other])
    for (const path of lists) any.push(...((await admin.read(path)).items as { id: string }[]).map(({ id }) => id));
  const ids = {
    ...{ '*': any, unit: range(9).map((i) => `production.A${i}`), item: ['V'], code: ['UNITS', 'OTHER'] },
    ...{
      version: ['1', '2'],
      person: both.map(({ person }) => person),
      alliance: both.map(({ alliance }) => alliance),
    },
  };
  return { ids, marker: MARKER };
}

/** Things whose every text holds the word. Answers their ids. */
async function written(admin: Client, alliance: string, word: string) {
  const on = TODAY;
  await admin.do(`${ORG}/units/production.A1/name`, { name: word, on });
  const hired = { employeeNo: '90001', name: word, unit: 'production.T01', employedOn: on };
  const { id: person } = await admin.do(`${ORG}/people`, hired);
  const raised = { alliance, title: word, raisedBy: 'production.A1', severity: 3, on };
  const { id: problem } = await admin.do(`${ALLIANCE}/problems`, raised);
  const entry = { item: 'V', on, reason: word, evidence: word, points: 1 };
  const account = 'unit:production.A1';
  await admin.post(`${SCORING}/accounts/${account}/entries`, entry);
  await admin.do(`${NOTICES}/webhooks`, {
    url: `https://${word === MARKER ? word : 'own'}.invalid/`,
    levels: ['halt'],
  });
  return { person: String(person), problem: String(problem), alliance, account };
}
