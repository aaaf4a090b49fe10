// The platform as `npm start -- --empty` starts it takes a workbook over HTTP; prints what it measured. With `parse`, only
// the reading of the workbook, which no import can do without.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { scheduler } from 'node:timers/promises';

const [, , what, folder, plantFile, peopleFile] = process.argv;
const say = (measured) => process.stdout.write(`${JSON.stringify(measured)}\n`);
const peakMb = () => process.resourceUsage().maxRSS / 1_000;

if (what === 'parse') {
  const { readWorkbook } = await import('@ronghe/workbook');
  const { ALL_SHEETS } = await import('../../services/organization/dist/import/sheets.js');
  const bytes = readFileSync(peopleFile);
  const begun = performance.now();
  const { sheets } = await readWorkbook(bytes, ALL_SHEETS);
  say({ rows: sheets[0].rows.length, ms: performance.now() - begun, peakMb: peakMb() });
  process.exit(0);
}

const { demoToken } = await import('@ronghe/gateway');
const { keepHeapSmall } = await import('@ronghe/process');
const { readConfig, startPlatform } = await import('@ronghe/platform');
const env = { ...process.env, RONGHE_DATA: folder, RONGHE_PORT: '0', RONGHE_LOG_LEVEL: 'silent' };
keepHeapSmall();
const platform = await startPlatform(readConfig(env, ['--empty']), () => undefined);
const address = `${platform.url}/api/organization/v1/imports`;
const headers = { Authorization: `Bearer ${await demoToken(platform.url, 'liaohe-officer')}` };

const asked = async (path, init) => {
  const answer = await fetch(`${address}${path}`, { headers, ...init });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
};
const send = async (file) => {
  const form = new globalThis.FormData();
  form.set('file', new globalThis.Blob([readFileSync(file)]), 'workbook.xlsx');
  return asked('', { method: 'POST', body: form });
};

await send(plantFile);
const startedMb = peakMb();
const begun = performance.now();
const cpuBegun = process.cpuUsage();
const { id } = await send(peopleFile);
let slowestMs = 0;
for (;;) {
  const looked = performance.now();
  const shown = await asked(`/${id}`);
  slowestMs = Math.max(slowestMs, performance.now() - looked);
  if (shown.state === 'finished') {
    const ms = performance.now() - begun;
    const { user, system } = process.cpuUsage(cpuBegun);
    say({ rows: shown.good, ms, cpuMs: (user + system) / 1_000, peakMb: peakMb(), startedMb, slowestMs });
    break;
  }
  await scheduler.wait(100);
}
await platform.stop();
process.exit(0);
