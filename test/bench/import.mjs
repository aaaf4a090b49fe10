import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { writeWorkbook } from '@ronghe/workbook';
import { inFolder, perSecond, report, thousands } from './harness.mjs';

const CHILD = new URL('import-child.mjs', import.meta.url).pathname;
/** As `npm start` starts it. */
const AS_STARTED = ['--max-semi-space-size=16'];
const PEOPLE = 32_000;
const TEAMS = 500;
const ROUNDS = 3;

const UNIT = ['编码', '名称', '类别', '上级编码', '成立日期'];
const PERSON = ['工号', '姓名', '身份证号', '手机号', '所在单位编码', '党小组编码', '党员身份', '入职日期'];
const sheet = (name, headers, rows) => ({ name, columns: headers.map((header) => ({ header })), rows });
const count = (n) => Array.from({ length: n }, (_, i) => i);

/** An oilfield: a plant, its teams, their Party groups under one branch. */
const plant = () =>
  writeWorkbook([
    sheet('党组织', UNIT, [
      ['B', '党支部', '党支部', null, '2019-01-01'],
      ...count(TEAMS).map((i) => [`G${i}`, `第${i}党小组`, '党小组', 'B', '2020-01-01']),
    ]),
    sheet('行政单位', UNIT, [
      ['W', '采油厂', '厂', null, '2019-01-01'],
      ...count(TEAMS).map((i) => [`T${i}`, `采油${i}班`, '班组', 'W', '2020-01-01']),
    ]),
  ]);
const people = () =>
  writeWorkbook([
    sheet(
      '人员',
      PERSON,
      count(PEOPLE).map((i) => [
        String(100_000 + i),
        `王建国${i}`,
        null,
        `139${String(i).padStart(8, '0')}`,
        `T${i % TEAMS}`,
        i % 3 ? null : `G${i % TEAMS}`,
        i % 3 ? null : '正式党员',
        '2015-07-01',
      ]),
    ),
  ]);

/** Starts a child and resolves with what it measured. */
function child(...args) {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [...AS_STARTED, CHILD, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    process_.stdout.on('data', (chunk) => (out += chunk));
    process_.on('exit', (code) =>
      code === 0
        ? resolve(JSON.parse(out.trim().split('\n').at(-1)))
        : reject(new Error(`child ended with ${code}: ${out}`)),
    );
  });
}

export async function benchImport() {
  const runs = [];
  for (let round = 0; round < ROUNDS; round++)
    await inFolder(async (folder) => {
      const files = [join(folder, 'plant.xlsx'), join(folder, 'people.xlsx')];
      writeFileSync(files[0], await plant());
      writeFileSync(files[1], await people());
      const parsed = await child('parse', folder, ...files);
      runs.push({ ...(await child('import', folder, ...files)), parsed });
    });
  const { rows, ms, cpuMs, peakMb, startedMb, slowestMs, parsed } = runs.sort((a, b) => a.ms - b.ms)[
    Math.floor(ROUNDS / 2)
  ];
  const [rate, bare] = [perSecond(rows, ms), perSecond(parsed.rows, parsed.ms)];
  const load = loadavg()[0].toFixed(1);
  report(
    `import of ${thousands(rows)} people over HTTP, upload to finished (load ${load})`,
    `${thousands(rate)} rows/s (${(ms / 1_000).toFixed(1)} s)`,
    `${thousands(bare)} rows/s, the workbook only parsed`,
    rate / bare,
    '≥ 2,000 rows/s',
  );
  report(
    '… counting the time of the processor alone, which other programs do not lengthen',
    `${thousands(perSecond(rows, cpuMs))} rows/s`,
    undefined,
    undefined,
    '—',
  );
  report(
    '… memory of the whole process at its highest',
    `${Math.round(peakMb)} MB resident (${Math.round(startedMb)} MB before the upload)`,
    `${Math.round(parsed.peakMb)} MB, the workbook only parsed`,
    undefined,
    '< 400 MB',
  );
  report('… slowest answer to who asked how far it is', `${Math.round(slowestMs)} ms`, undefined, undefined, '—');
}
