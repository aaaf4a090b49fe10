import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openAudit, openKeys, openMarks } from '@ronghe/process';
import { Access, AuditRecorder, Caller, IdentityModule, ProblemFilter, type Identity } from '@ronghe/service-kit';
import type { RequestHandler } from 'express';
import { pino } from 'pino';
import { applyGateway } from '../apply-gateway.js';
import type { DemoUser } from '../demo-issuer/demo-user.js';
import { Gateway } from '../gateway.js';
import { GatewayModule } from '../gateway.module.js';
import type { GatewayOptions } from '../options.js';

export const officer: DemoUser = {
  id: 'daqing-officer',
  name: { zh: '王志远', en: 'Wang Zhiyuan' },
  tenant: 'daqing',
  tenantName: { zh: '大庆油田', en: 'Daqing Oilfield' },
  roles: ['committeeOfficer'],
  units: ['party.W1'],
  person: 'person-1',
};
export const member: DemoUser = {
  ...officer,
  id: 'shengli-member',
  name: '李<b>霞</b>',
  tenant: 'shengli',
  tenantName: { zh: '胜利油田', en: 'Shengli Oilfield' },
  roles: ['member'],
  person: 'person-2',
};

@Controller('api/test/v1/things')
class Things {
  @Get()
  @Access('read', 'coverage')
  read(@Caller() { tenant, person, roles }: Identity) {
    return { tenant, person, roles };
  }
  @Post()
  @Access('change', 'person')
  write(@Caller() caller: Identity, @Body() body: object) {
    return { by: caller.person, body };
  }
}

/** A real server on a free port with the gateway and one small service behind it. */
export async function testGateway(over: Partial<GatewayOptions> = {}, services?: RequestHandler) {
  const dataDir = over.dataDir ?? mkdtempSync(join(tmpdir(), 'ronghe-gateway-'));
  let address = '';
  const log = pino({ level: 'silent' });
  const keys = await openKeys({ dataDir }, log);
  const trail = await openAudit({ dataDir }, keys, log);
  const audit = new AuditRecorder(trail.audit, () => new Date(), log);
  const gateway = new Gateway({
    demo: { users: [officer, member] },
    dataDir,
    publicUrl: () => address,
    sessionKey: randomBytes(32),
    marks: await openMarks({ dataDir }, log),
    audit,
    clientsPerMinute: 0,
    openapi: () => ({ openapi: '3.1.0' }),
    asyncapi: () => ({ asyncapi: '3.0.0' }),
    consoleDir: join(dataDir, 'console'),
    ...over,
  });
  @Module({
    imports: [IdentityModule.with(gateway.verifier), GatewayModule.register(gateway)],
    controllers: [Things],
  })
  class Root {}
  const app = await NestFactory.create<NestExpressApplication>(Root, { logger: false });
  app.useGlobalFilters(new ProblemFilter(log, audit));
  applyGateway(app, gateway, services);
  await app.listen(0, '127.0.0.1');
  address = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    gateway,
    trail: trail.audit,
    dataDir,
    url: address,
    async stop({ keepData = false } = {}) {
      await app.close();
      await audit.close();
      await trail.close();
      await keys.close();
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
