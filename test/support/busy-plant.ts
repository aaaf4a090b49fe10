import { type Client, expectStatus, workbookForm } from './client.js';
import { plant, plantWorkbook, range } from './plant.js';
import { UNITS_RULEBOOK } from './rulebook.js';

const ORGANIZATION = '/api/organization/v1';
const ALLIANCE = '/api/alliance-project/v1';
const SCORING = '/api/scoring/v1';
const area = (i: number): string => `production.A${i}`;

/** A plant with something on every page of the console. Answers the id of its alliance. */
export async function busyPlant(officer: Client, today: string): Promise<string> {
  expectStatus(await officer.post(`${ORGANIZATION}/imports`, workbookForm(await plantWorkbook(plant()))), 200);
  await officer.do(`${SCORING}/rulebooks`, UNITS_RULEBOOK);
  await officer.do(`${SCORING}/rulebooks/UNITS/versions/1/adoption`, { from: `${today.slice(0, 4)}-01` });
  const { id: alliance } = await officer.do(`${ALLIANCE}/alliances`, {
    name: '平台井联盟',
    mode: 'alliance',
    goal: '一个平台井场，九家共建，把躺井率降到百分之二以下，把措施有效率提到百分之八十以上',
    parties: range(9).map(area),
    on: today,
  });
  const board = `${ALLIANCE}/alliances/${alliance}`;
  for (const i of range(6)) await officer.do(`${board}/task-forces`, { name: `第${i}突击队`, lead: area(i) });
  await officer.do(`${board}/meetings`, { on: today, subject: '联席例会' });
  for (const kind of ['people', 'technique', 'facilities', 'experience']) {
    const resource = { kind, name: '带压作业队伍与移动注气设备', offeredBy: area(1) };
    const { id } = await officer.do(`${board}/resources`, resource);
    await officer.do(`${board}/resources/${id}/uses`, { usedBy: area(9), on: today });
  }
  for (const i of range(6)) {
    const title = `第${i}号平台井躺井率高，检泵周期短于全厂平均水平`;
    const { id } = await officer.do(`${ALLIANCE}/problems`, {
      alliance,
      title,
      raisedBy: area(i),
      on: today,
      severity: 2,
    });
    if (i < 3) continue;
    await officer.do(`${ALLIANCE}/problems/${id}/claim`, { unit: area(i), on: today, dueOn: '2099-12-31' });
    if (i > 4) await officer.do(`${ALLIANCE}/problems/${id}/closure`, { evidence: '躺井率由3.1%降到2.4%', on: today });
  }
  const group = `${ORGANIZATION}/party-groups/party.G01`;
  await officer.do(`${group}/identity`, { groupType: '上产型', brand: '平安井站', on: today });
  const limit = { per: 'month', uses: 2, amount: '6000.00' };
  await officer.do(`${group}/rights`, { right: 'bonus', from: today, limit });
  await officer.do(`${group}/uses`, { right: 'bonus', on: today, what: '奖金二次分配方案', amount: '3200.00' });
  const { id } = await officer.do(`${group}/rights`, { right: 'awards', from: '2026-01-01' });
  await officer.do(`${group}/rights/${id}/withdrawal`, { on: today, reason: '奖金二次分配未公开' });
  await officer.do('/api/notification/v1/webhooks', { url: 'https://example.org/hook', levels: ['warning', 'halt'] });
  return alliance;
}
