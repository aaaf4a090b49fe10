// The platform as `npm start -- --empty` starts it, on a folder that has its events already; prints what it measured.
import 'reflect-metadata';
import { scheduler } from 'node:timers/promises';
import { demoToken } from '@ronghe/gateway';
import { readConfig, startPlatform } from '@ronghe/platform';

const env = { ...process.env, RONGHE_DATA: process.argv[2], RONGHE_PORT: '0', RONGHE_LOG_LEVEL: 'silent' };
const platform = await startPlatform(readConfig(env, ['--empty']), () => undefined);
const token = await demoToken(platform.url, 'liaohe-officer');
const page = await fetch(`${platform.url}/api/organization/v1/coverage`, {
  headers: { Authorization: `Bearer ${token}` },
});
if (!page.ok) throw new Error(`the first page answered ${page.status}`);
await page.json();
// performance.now() counts from the start of the process.
const firstPageMs = performance.now();
// What the replay shared among the services is dropped a second after its last use.
await scheduler.wait(1_500);
globalThis.gc();
const { heapUsed, rss } = process.memoryUsage();
const { replayMs, folded } = platform.opening;
process.stdout.write(
  `${JSON.stringify({ replayMs, folded, firstPageMs, heapMb: heapUsed / 1e6, rssMb: rss / 1e6 })}\n`,
);
if (process.argv[3] === 'settle') await platform.settle();
await platform.stop();
process.exit(0);
