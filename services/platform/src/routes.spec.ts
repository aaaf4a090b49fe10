import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import {
  HealthModule,
  type RouteRule,
  ServiceKitModule,
  openApiDocument,
  rolesThatMay,
  routeRules,
} from '@ronghe/service-kit';
import { format } from 'prettier';
import { readConfig } from './platform.config.js';
import { prepareServices } from './services.js';

const DOCUMENT = new URL('../../../docs/access.md', import.meta.url);

const HEAD = `# Who may call what

Every route of the services, what a caller must be allowed to do, and which roles may do it to at least some things. Which
things these are (a subtree, oneself, nobody in particular) is in \`libs/service-kit/src/identity/rights-table.ts\`, the one table
that decides. This page is written by \`UPDATE_DOCS=true npm test -- services/platform/src/routes\`, and a test fails while it
is not what the code says.

| route | right | roles |
| ----- | ----- | ----- |
`;

/** The services' routes as the platform composes them, over a folder of their own. */
async function routes(): Promise<{ all: RouteRule[]; document: object }> {
  const folder = mkdtempSync(join(tmpdir(), 'ronghe-routes-'));
  const { host, kit, stop } = await prepareServices(
    readConfig({ RONGHE_DATA: folder, RONGHE_LOG_LEVEL: 'fatal' }, ['--empty']),
  );
  class Root {}
  const verifier = { verify: () => Promise.reject(new Error('nobody signs in here')) };
  const imports = [ServiceKitModule.with({ verifier, ...kit }), ...host.modules(), HealthModule.with(() => [])];
  const app = await NestFactory.create({ module: Root, imports }, { logger: false });
  try {
    await app.init();
    return { all: routeRules(app), document: openApiDocument(app) };
  } finally {
    await app.close();
    await stop();
    rmSync(folder, { recursive: true });
  }
}

const line = ({ route, rule }: RouteRule): string => {
  if (rule === 'public' || !rule) return `| \`${route}\` | ${rule ?? 'none'} | anyone |`;
  return `| \`${route}\` | ${rule.join(' ')} | ${rolesThatMay(...rule).join(', ')} |`;
};

describe('the routes', () => {
  let all: RouteRule[];
  let document: object;
  beforeAll(async () => {
    ({ all, document } = await routes());
  });

  it('each say who may call them; only health is open to anyone', () => {
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter(({ rule }) => !rule)).toEqual([]);
    expect(all.filter(({ rule }) => rule === 'public').map(({ route }) => route)).toEqual([
      'GET /health/live',
      'GET /health/ready',
    ]);
  });

  it('name in the API description only what it describes', () => {
    const { schemas } = (document as { components: { schemas: object } }).components;
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named)].filter((name) => !Object.hasOwn(schemas, name))).toEqual([]);
  });

  it('ask for nothing that no role gives', () => {
    const dead = all.filter(({ rule }) => rule && rule !== 'public' && rolesThatMay(...rule).length === 0);
    expect(dead).toEqual([]);
  });

  it('are as docs/access.md lists them', async () => {
    const page = await format(HEAD + all.map(line).join('\n'), { parser: 'markdown', printWidth: 120 });
    if (process.env.UPDATE_DOCS === 'true') writeFileSync(DOCUMENT, page);
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(page);
  });
});
