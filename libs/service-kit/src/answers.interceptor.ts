import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { formatPosition } from '@ronghe/event-sourcing';
import type { PersonalData } from '@ronghe/personal-data';
import { writeWorkbook } from '@ronghe/workbook';
import type { Response } from 'express';
import { type Observable, mergeMap } from 'rxjs';
import {
  Accepted,
  AsStored,
  type Column,
  Listing,
  Positioned,
  Receipt,
  StoredListing,
  Versioned,
  Workbook,
} from './answers.js';
import { allOf, pageOf, storedPageOf } from './paging.js';
import { languageOf } from './problem.js';
import type { RongheRequest } from './request.js';

type AnyListing = Listing<{ id: string }> | StoredListing<{ id: string }>;

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Gives every answer the API's form: receipts, ETags, pages, workbooks; opens personal data on the way out. */
@Injectable()
export class AnswersInterceptor implements NestInterceptor {
  constructor(private readonly personalData: PersonalData) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<RongheRequest>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(mergeMap((answer) => this.shape(answer, request, response)));
  }

  private async shape(answer: unknown, request: RongheRequest, response: Response): Promise<unknown> {
    // A handler that takes the response itself has answered by now.
    if (response.headersSent) return answer;
    if (answer instanceof Receipt) {
      response.setHeader('ETag', `"${answer.version}"`);
      if (answer.position) response.setHeader('Ronghe-Position', answer.position);
      const { id, version, position, extra } = answer;
      return { id, version, position, ...extra };
    }
    if (answer instanceof Accepted) response.status(202).setHeader('Location', answer.location);
    if (answer instanceof Positioned || answer instanceof Accepted) {
      if (answer.positions.length > 0)
        response.setHeader('Ronghe-Position', answer.positions.map(formatPosition).join(','));
      return answer.value;
    }
    if (answer instanceof AsStored) return answer.value;
    response.setHeader('Cache-Control', 'private, no-store');
    if (answer instanceof Listing || answer instanceof StoredListing)
      return this.list(answer as AnyListing, request, response);
    if (answer instanceof Workbook) return this.workbook(answer as Workbook<unknown>, request);
    if (answer instanceof Versioned) {
      response.setHeader('ETag', `"${answer.version}"`);
      return this.open(answer.value, request);
    }
    return request.identity ? this.open(answer, request) : answer;
  }

  /** Notes whose data it opens: for the audit trail. */
  private open<T>(value: T, request: RongheRequest): Promise<T> {
    return this.personalData.openAll(value, (person) => (request.opened ??= new Set()).add(person));
  }

  private async list(listing: AnyListing, request: RongheRequest, response: Response): Promise<unknown> {
    response.setHeader('Vary', 'Accept, Accept-Language');
    if (!String(request.headers.accept ?? '').includes(XLSX))
      return this.open(
        listing instanceof Listing ? pageOf(listing, request.query) : await storedPageOf(listing, request.query),
        request,
      );
    const language = languageOf(request);
    const rows = await this.open(await allOf(listing, request.query), request);
    request.exported = true;
    const bytes = await writeWorkbook([
      {
        name: listing.name[language],
        columns: listing.columns.map((c) => ({ header: c.label[language] })),
        rows: rows.map((row) => listing.columns.map((c) => cell(c, row[c.field], language))),
      },
    ]);
    return asFile(bytes, listing.name[language]);
  }

  private async workbook({ name, content, write }: Workbook<unknown>, request: RongheRequest): Promise<StreamableFile> {
    const bytes = await write(await this.open(content, request));
    request.exported = true;
    return asFile(bytes, name[languageOf(request)]);
  }
}

const asFile = (bytes: Buffer, name: string): StreamableFile =>
  new StreamableFile(bytes, {
    type: XLSX,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
  });

function cell(column: Column, value: unknown, language: 'zh' | 'en'): string | number | null {
  if (column.sealed && value === null) return { zh: '已遗忘', en: 'forgotten' }[language];
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' }[language] : { zh: '否', en: 'no' }[language];
  const text = String(value);
  return column.values?.[text]?.[language] ?? text;
}
