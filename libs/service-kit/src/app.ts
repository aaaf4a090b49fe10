import { randomBytes } from 'node:crypto';
import { Global, type INestApplication, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestLedger } from '@ronghe/event-sourcing';
import type { PersonalData } from '@ronghe/personal-data';
import type { NextFunction, Request, Response } from 'express';
import { type Logger, pino } from 'pino';
import { AnswersInterceptor } from './answers.interceptor.js';
import { AuditInterceptor, AuditRecorder } from './audit/index.js';
import { Fingerprints } from './fingerprints.js';
import { IdentityModule, type Standings, type TokenVerifier } from './identity/index.js';
import { type RateLimits, RateModule } from './limits/index.js';
import { ProblemFilter } from './problem.js';
import { unfit } from './unfit.js';
import { CLOCK, CommandInterceptor, REQUEST_LEDGER, type RongheRequest } from './request.js';
import { validation } from './validation.js';

/** Structured logs, one JSON object per line, to standard error: standard output is for people. */
export const createLog = (level: string): Logger =>
  pino({ level, base: undefined }, pino.destination({ fd: 2, sync: true }));

export interface KitOptions {
  verifier: TokenVerifier;
  standings: Standings;
  rates: RateLimits;
  requests: RequestLedger;
  personalData: PersonalData;
  audit: AuditRecorder;
  clock: () => Date;
  log: Logger;
}

/** The API's habits for a whole process: who may, what is a command, how answers and refusals look. */
@Global()
@Module({})
export class ServiceKitModule {
  static with({ verifier, standings, rates, requests, personalData, audit, clock, log }: KitOptions): DynamicModule {
    return {
      module: ServiceKitModule,
      imports: [IdentityModule.with(verifier, standings), RateModule.with(rates), CqrsModule.forRoot()],
      providers: [
        { provide: CLOCK, useValue: clock },
        { provide: REQUEST_LEDGER, useValue: requests },
        { provide: Fingerprints, useFactory: () => new Fingerprints(personalData) },
        // After the guards, which say who it is, and before the handler.
        { provide: APP_INTERCEPTOR, useClass: CommandInterceptor },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(log, audit) },
        // Around the one that opens personal data, and so behind it when an answer leaves.
        { provide: APP_INTERCEPTOR, useFactory: () => new AuditInterceptor(audit) },
        { provide: APP_INTERCEPTOR, useFactory: () => new AnswersInterceptor(personalData) },
      ],
      exports: [CLOCK],
    };
  }
}

const BODY_LIMIT = '1mb';
const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Express-level habits: body limits and a trace id for each request. Call before the app listens. */
export function applyHabits(app: INestApplication, log: Logger): void {
  requestHabits(app, log);
  // After the trace, so that a body that cannot be read is answered with one too.
  bodyHabits(app);
}

export function requestHabits(app: INestApplication, log: Logger): void {
  const express = app as NestExpressApplication;
  express.disable('x-powered-by');
  express.set('query parser', 'simple');
  express.use((request: Request & RongheRequest, response: Response, next: NextFunction) => {
    const given = request.headers['traceparent'];
    const trace = typeof given === 'string' && TRACEPARENT.test(given) ? given : `00-${hex(16)}-${hex(8)}-01`;
    request.trace = trace;
    response.setHeader('traceparent', trace);
    const begun = performance.now();
    response.on('finish', () => {
      // The route's pattern, not its address: an address can hold what should not be in a log.
      const route = (request.route as { path?: string } | undefined)?.path;
      log.debug(
        {
          trace,
          method: request.method,
          route,
          status: response.statusCode,
          ms: Math.round(performance.now() - begun),
        },
        'request',
      );
    });
    next();
  });
}

/** Apart from the rest for a gateway, which hands bodies on unread. */
export function bodyHabits(app: INestApplication): void {
  const express = app as NestExpressApplication;
  express.useBodyParser('json', { limit: BODY_LIMIT, strict: true });
  express.use((request: Request, _: Response, next: NextFunction) => next(unfit(request.body, request.query)));
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
