import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FieldError, Refusal, type RefusalKind, type Words } from '@ronghe/event-sourcing';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { type AuditRecorder, refusalOf } from './audit/index.js';
import type { RongheRequest } from './request.js';

export { Refusal } from '@ronghe/event-sourcing';

const STATUS: Record<RefusalKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  versionMoved: 412,
  tooLarge: 413,
  invalid: 422,
  tooMany: 429,
  unavailable: 503,
};

/** What to do when a rule does not say it better. */
const REMEDY: Record<RefusalKind, Words> = {
  malformed: { zh: '请按接口说明改正后再发送', en: 'Correct it as the API describes and send again' },
  unauthenticated: { zh: '请登录后重试', en: 'Sign in and try again' },
  forbidden: { zh: '如需此权限，请联系本单位管理员', en: 'Ask your administrator if you need this right' },
  notFound: { zh: '请核对地址或编号', en: 'Check the address or the id' },
  conflict: { zh: '请刷新，按当前状态重新操作', en: 'Reload and act on how it stands now' },
  versionMoved: { zh: '请刷新后再操作', en: 'Reload and try again' },
  tooLarge: { zh: '请拆分后再提交', en: 'Split it and send the parts' },
  invalid: { zh: '请按提示修改后再提交', en: 'Correct it as told and send again' },
  tooMany: { zh: '请稍后再试', en: 'Try again later' },
  unavailable: { zh: '请稍后再试', en: 'Try again in a moment' },
};

/** Which of the two languages the client reads; Chinese unless it asks for English first. */
export function languageOf(request: Pick<Request, 'headers'>): keyof Words {
  const first = String(request.headers['accept-language'] ?? '')
    .split(',')[0]!
    .trim()
    .toLowerCase();
  return first.startsWith('en') ? 'en' : 'zh';
}

/** RFC 9457 problem details for any error: the one place where errors become HTTP. */
export function problemBody(error: Refusal, language: keyof Words, trace?: string): { status: number; body: object } {
  const status = STATUS[error.kind];
  return {
    status,
    body: {
      type: `urn:ronghe:problem:${error.code}`,
      title: error.text[language],
      status,
      detail: error.text[language],
      remedy: (error.more.remedy ?? REMEDY[error.kind])[language],
      errors: error.more.errors?.map((e: FieldError) => ({ pointer: e.pointer, detail: e.detail[language] })),
      trace,
    },
  };
}

export function sendProblem(request: Request, response: Response, error: Refusal, trace?: string): void {
  const language = languageOf(request);
  const { status, body } = problemBody(error, language, trace);
  if (error.more.retryAfterSeconds) response.setHeader('Retry-After', String(error.more.retryAfterSeconds));
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.status(status).setHeader('Content-Language', language === 'zh' ? 'zh-CN' : 'en');
  response.type('application/problem+json').send(JSON.stringify(body));
}

const SERVER_FAULT_CODE = 'server-fault';
const SERVER_FAULT: Words = { zh: '系统出错了，已记录', en: 'Something broke on our side; it has been recorded' };
const SERVER_REMEDY: Words = {
  zh: '请稍后再试；如仍出现，把编号告诉管理员',
  en: 'Try again; if it persists give the trace to an operator',
};

/** Framework errors (unknown route, unparsable JSON, body too large) as refusals of ours. */
function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  // http-errors of body parsers and multer carry a status but are no HttpException.
  const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown })?.status;
  const code = (error as { code?: unknown })?.code;
  if (status === 413 || code === 'LIMIT_FILE_SIZE')
    return new Refusal(
      'tooLarge',
      'too-large',
      { zh: '内容超过大小限制', en: 'The content is over the size limit' },
      {
        remedy: { zh: '请拆分后再提交', en: 'Split it and send the parts' },
      },
    );
  if (status === 404)
    return new Refusal('notFound', 'not-found', { zh: '没有这个地址或对象', en: 'There is nothing at this address' });
  if (status === 429) return new Refusal('tooMany', 'too-many', { zh: '请求过于频繁', en: 'Too many requests' });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Refusal(
      'malformed',
      'malformed',
      { zh: '请求格式不正确', en: 'The request is malformed' },
      {
        remedy: { zh: '请检查 JSON 或表单的格式', en: 'Check the JSON or the form' },
      },
    );
  return undefined;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** Without a recorder nothing is recorded: for what is put together in tests. */
  constructor(
    private readonly log: Logger,
    private readonly audit?: Pick<AuditRecorder, 'refused'>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): Promise<void> {
    return this.answer(error, host).catch((failed: unknown) =>
      this.log.error({ err: failed }, 'an error could not be answered'),
    );
  }

  private async answer(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<RongheRequest>();
    const response = http.getResponse<Response>();
    const refusal = asRefusal(error);
    await this.record(request, refusal);
    if (refusal && !response.headersSent) return sendProblem(request, response, refusal, request.trace);
    const { trace, method } = request;
    const route = (request.route as { path?: string } | undefined)?.path;
    this.log.error({ err: error, trace, method, route }, 'unexpected error');
    if (response.headersSent) {
      // Half an answer must not look like a whole one.
      if (!response.writableEnded) response.destroy();
      return;
    }
    const body = { type: `urn:ronghe:problem:${SERVER_FAULT_CODE}`, status: 500, trace: request.trace };
    const language = languageOf(request);
    response
      .status(500)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          ...body,
          title: SERVER_FAULT[language],
          detail: SERVER_FAULT[language],
          remedy: SERVER_REMEDY[language],
        }),
      );
  }

  private async record(request: RongheRequest, refusal: Refusal | undefined): Promise<void> {
    const entry = refusalOf(request, refusal ? STATUS[refusal.kind] : 500, refusal?.code ?? SERVER_FAULT_CODE);
    if (entry) await this.audit?.refused(entry, request.ip);
  }
}
