import { randomUUID } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  createParamDecorator,
} from '@nestjs/common';
import {
  type CommandContext,
  type Position,
  Refusal,
  type RequestLedger,
  hashId,
  keyReused,
  parsePosition,
} from '@ronghe/event-sourcing';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { businessDateOf } from './dates.js';
import { Fingerprints } from './fingerprints.js';
import type { Claims, Identity, May, Rights } from './identity/index.js';

/** A command with what its sender may do. */
interface AskedContext extends CommandContext {
  rights: Rights;
}

/** Undefined for a command that the platform gives itself: a reaction, a deadline. */
export const rightsOf = (context: CommandContext): Rights | undefined => (context as Partial<AskedContext>).rights;

/** The same command on behalf of somebody: within what he may do. */
export function onBehalfOf(context: CommandContext, { rights }: Pick<Identity, 'rights'>): CommandContext {
  const asked: AskedContext = { ...context, rights };
  return asked;
}

export interface RongheRequest extends Request {
  trace?: string;
  /** What the token said, also where the caller may not do what he asks for. */
  claims?: Claims;
  identity?: Identity;
  /** The right that the route asks for. */
  may?: May;
  command?: AskedContext;
  /** Those whose personal data the answer holds, open. */
  opened?: Set<string>;
  /** The answer is a list as a workbook. */
  exported?: boolean;
}

export const CLOCK = Symbol('CLOCK');
export const REQUEST_LEDGER = Symbol('REQUEST_LEDGER');

const malformed = (code: string, zh: string, en: string): Refusal => new Refusal('malformed', code, { zh, en });

/** Turns a changing request into a command context: who, when, under which id, expecting which version. */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(
    @Inject(CLOCK) private readonly clock: () => Date,
    @Inject(REQUEST_LEDGER) private readonly ledger: RequestLedger,
    private readonly fingerprints: Fingerprints,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    await this.prepare(context);
    return next.handle();
  }

  private async prepare(context: ExecutionContext): Promise<void> {
    const request = context.switchToHttp().getRequest<RongheRequest>();
    const { identity, method, headers } = request;
    if (!identity || method === 'GET' || method === 'HEAD') return;
    const at = this.clock().toISOString();
    const key = headers['idempotency-key'];
    const fingerprint = await this.fingerprints.of(method, request.originalUrl, JSON.stringify(request.body ?? null));
    let commandId = randomUUID() as string;
    if (key !== undefined) {
      if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
        throw malformed(
          'idempotency-key',
          'Idempotency-Key 格式不正确',
          'Idempotency-Key must be 1 to 200 visible ASCII characters',
        );
      commandId = hashId(identity.tenant, identity.person, key);
      if ((await this.ledger.claim(commandId, fingerprint, at)) === 'different') throw keyReused();
    }
    request.command = {
      tenant: identity.tenant,
      actor: identity.person,
      rights: identity.rights,
      commandId,
      at,
      fingerprint,
      trace: request.trace,
      expectedVersion: expectedVersion(headers['if-match']),
      after: positionsOf(headers['ronghe-after']),
    };
  }
}

function expectedVersion(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(ifMatch)?.[1];
  if (version === undefined)
    throw malformed('if-match', 'If-Match 应为查询返回的 ETag', 'If-Match must be an ETag that a query gave');
  return Number(version);
}

/** The command context that {@link CommandInterceptor} made. */
export const Context = createParamDecorator((_: unknown, context: ExecutionContext): CommandContext => {
  const { command } = context.switchToHttp().getRequest<RongheRequest>();
  if (!command) throw new Error('@Context() stands on a route that changes nothing or that anyone may call');
  return command;
});

/** Whose models a query reads: the caller's tenant, now or as of a moment. */
export interface Viewpoint {
  tenant: string;
  person: string;
  units: readonly string[];
  rights: Rights;
  asOf?: string;
  /** Business date from which it looks: that of `asOf`, or today's. */
  today: string;
  after: readonly Position[];
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function asOfOf(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  const moment = typeof value === 'string' && RFC3339.test(value) ? new Date(value) : undefined;
  if (!moment || Number.isNaN(moment.getTime()))
    throw malformed(
      'as-of',
      'asOf 应为带时区的时间，如 2026-03-31T23:59:59+08:00',
      'asOf must be an RFC 3339 time such as 2026-03-31T23:59:59+08:00',
    );
  return moment.toISOString();
}

function positionsOf(header: unknown): Position[] {
  if (header === undefined || header === '') return [];
  return String(header)
    .split(',')
    .map((text) => {
      const position = parsePosition(text.trim());
      if (!position)
        throw malformed(
          'ronghe-after',
          'Ronghe-After 应为命令返回的 Ronghe-Position',
          'Ronghe-After must be a Ronghe-Position that a command gave',
        );
      return position;
    });
}

type AskedView = Omit<Viewpoint, 'today'>;

const Asked = createParamDecorator((_: unknown, context: ExecutionContext): AskedView => {
  const request = context.switchToHttp().getRequest<RongheRequest>();
  if (!request.identity) throw new Error('@View() stands on a route that anyone may call: give it @Access(...)');
  const { tenant, person, units, rights } = request.identity;
  return {
    tenant,
    person,
    units,
    rights,
    asOf: asOfOf(request.query['asOf']),
    after: positionsOf(request.headers['ronghe-after']),
  };
});

/** Says the day, for which a decorator has no clock. */
@Injectable()
class WithToday implements PipeTransform<AskedView, Viewpoint> {
  constructor(@Inject(CLOCK) private readonly clock: () => Date) {}

  transform(view: AskedView): Viewpoint {
    return { ...view, today: businessDateOf(view.asOf ? new Date(view.asOf) : this.clock()) };
  }
}

export const View = (): ParameterDecorator => Asked(WithToday);

/** An id for what a command makes: the same for a repeated request, so that it names the same thing. */
export const newId = (context: CommandContext, kind: string): string =>
  kind[0] + hashId(context.tenant, context.commandId, kind);
