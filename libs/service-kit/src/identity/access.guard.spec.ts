import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { pino } from 'pino';
import { ProblemFilter } from '../problem.js';
import { Access, Caller, Public } from './access.js';
import { allRoles, type Identity, type Role } from './identity.js';
import { IdentityModule } from './identity.module.js';
import { routesWithoutRule } from './route-rules.js';
import { tokenVerifier } from './token-verifier.js';

const keys = await generateKeyPair('EdDSA');
const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'EdDSA' }] };
const verifier = tokenVerifier({ issuer: 'https://issuer.example', audience: 'ronghe', jwks: () => jwks });

@Controller('things')
class Things {
  @Get()
  @Access('read', 'unit')
  who(@Caller() { tenant, person, roles, grants, units }: Identity) {
    return { tenant, person, roles, grants, units };
  }
  @Post()
  @Access('change', 'unit')
  add() {
    return {};
  }
  @Get('open')
  @Public()
  open() {
    return { open: true };
  }
  @Get('forgotten/:id')
  forgotten() {
    return { secret: true };
  }
}

@Controller('closed')
@Access('read', 'audit')
class Closed {
  @Get()
  read() {
    return {};
  }
  @Get('window')
  @Public()
  window() {
    return {};
  }
}

@Module({ imports: [IdentityModule.with(verifier)], controllers: [Things, Closed] })
class Root {}

let app: NestExpressApplication;
let url: string;
beforeAll(async () => {
  app = await NestFactory.create<NestExpressApplication>(Root, { logger: false });
  app.useGlobalFilters(new ProblemFilter(pino({ level: 'silent' })));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(() => app.close());

const tokenOf = (...roles: Role[]) =>
  new SignJWT({ tenant: 'daqing', person: 'p-1', roles, units: [] })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer('https://issuer.example')
    .setAudience('ronghe')
    .setExpirationTime('5m')
    .sign(keys.privateKey);
const ask = async (path: string, bearer?: string, method = 'GET') =>
  fetch(url + path, { method, headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` } });

describe('the guard', () => {
  it('hands the caller to the route', async () => {
    const answer = await ask('/things', await tokenOf('member'));
    expect(await answer.json()).toMatchObject({ tenant: 'daqing', person: 'p-1', roles: ['member'] });
  });

  it('asks for a token and says how', async () => {
    const answer = await ask('/things');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each(['rubbish', 'a.b.c', '..', 'Bearer', '%00', 'eyJhbGciOiJub25lIn0.e30.'])(
    'refuses the token %s',
    async (bearer) => {
      expect((await ask('/things', bearer)).status).toBe(401);
    },
  );

  it('refuses schemes it does not know', async () => {
    const answer = await fetch(`${url}/things`, { headers: { authorization: 'Basic YTpi' } });
    expect(answer.status).toBe(401);
  });

  it('refuses whom no right allows it, and a person without roles', async () => {
    expect((await ask('/things', await tokenOf('member'), 'POST')).status).toBe(403);
    expect((await ask('/things', await tokenOf())).status).toBe(403);
    expect((await ask('/things', await tokenOf('tenantAdmin'), 'POST')).status).toBe(201);
  });

  it('denies a route without a rule to everybody', async () => {
    expect((await ask('/things/forgotten/1', await tokenOf(...allRoles))).status).toBe(403);
    expect((await ask('/things/forgotten/1')).status).toBe(403);
  });

  it('lets anyone through where the rule is public, also within a class that is not', async () => {
    expect((await ask('/things/open')).status).toBe(200);
    expect((await ask('/closed/window')).status).toBe(200);
    expect((await ask('/closed')).status).toBe(401);
  });
});

it('lists the routes that have no rule', () => {
  expect(routesWithoutRule(app)).toEqual(['GET /things/forgotten/:id']);
});
