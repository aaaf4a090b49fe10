import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { type Observable, mergeMap } from 'rxjs';
import type { RongheRequest } from '../request.js';
import type { AuditRecorder } from './recorder.js';
import { actionOf, circumstances, isChange } from './what.js';

/**
 * Records what was changed, exported, and whose personal data was opened, when the answer has its final form and before
 * it leaves. What is refused passes by here; the filter that words the refusal records it.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(private readonly recorder: AuditRecorder) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<RongheRequest>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.record(request, http.getResponse<Response>().statusCode, answer);
        return answer;
      }),
    );
  }

  private async record(request: RongheRequest, status: number, answer: unknown): Promise<void> {
    const { identity, opened, exported } = request;
    if (!identity || !(isChange(request) || exported || opened)) return;
    await this.recorder.record({
      ...circumstances(request),
      action: actionOf(request),
      outcome: 'done',
      status,
      detail: detailOf(request, answer),
    });
  }
}

const ID = /^[\w.:-]{1,80}$/;

/** The command's id, by which its events are found in the log, and what it was about. */
function detailOf({ command }: RongheRequest, answer: unknown): string | undefined {
  if (!command) return undefined;
  const { commandId } = command;
  const id: unknown = (answer as { id?: unknown } | null | undefined)?.id;
  const named = typeof id === 'string' && ID.test(id) && id !== commandId;
  return named ? `command ${commandId} on ${id}` : `command ${commandId}`;
}
