// memory-child.mjs <kafka> <mongo> <scope> <events>: scoring as a process, that rebuilds its accounts from the topic.
import { clearInterval, setInterval } from 'node:timers';
import 'reflect-metadata';
import '@nestjs/core';
import '@ronghe/scoring';
import { accounts } from '../../../services/scoring/dist/standings/accounts.js';
import { rebuilt } from './rebuild.mjs';
import { openBus } from './service.mjs';

const [kafka, mongo, scope, events] = process.argv.slice(2);
const servers = { kafka, mongo };
const bus = await openBus(servers, scope);
const heapTops = [];
const timer = setInterval(() => heapTops.push(process.memoryUsage().heapUsed), 100);
const ms = await rebuilt(servers, bus, accounts, Number(events));
clearInterval(timer);
const { rss } = process.memoryUsage();
globalThis.gc();
const { heapUsed } = process.memoryUsage();
const mostRss = process.resourceUsage().maxRSS * 1_024;
process.send({ result: { ms, rss, mostRss, heapUsed, mostHeap: Math.max(...heapTops) } });
await bus.close();
process.exit(0);
