import { createHash } from 'node:crypto';
import { UseInterceptors, applyDecorators } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiResponse } from '@nestjs/swagger';
import { type CommandContext, hashId, invalidField, keyReused } from '@ronghe/event-sourcing';
import { ChoiceField } from '@ronghe/service-kit';
import { defaultLimits } from '@ronghe/workbook';
import type { OrganizationRuntime } from '../organization.runtime.js';

export class ImportOptions {
  @ChoiceField(['true', 'false'], { optional: true, description: 'only report, change nothing' }) dryRun?:
    'true' | 'false';
}

/** A command that takes a workbook and reports on it; stands above `@Changes`, whose answer it replaces. */
export const TakesWorkbook = (): MethodDecorator =>
  applyDecorators(
    ApiResponse({
      status: 200,
      description: 'What was loaded or, tried out, would be, and each row that was not',
      content: { 'application/json': { schema: { type: 'object' } } },
    }),
    UseInterceptors(
      FileInterceptor('file', { limits: { fileSize: defaultLimits.bytes, files: 1, fields: 0, parts: 2 } }),
    ),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
    }),
  );

/** The file is not yet there when the request's Idempotency-Key is looked at, so it is held against the key here. */
export async function workbookOf(
  { ports }: OrganizationRuntime,
  { commandId, at }: CommandContext,
  file: Express.Multer.File | undefined,
): Promise<Buffer> {
  if (!file)
    return invalidField('/file', 'file-missing', {
      zh: '请选择要导入的 .xlsx 文件',
      en: 'Choose an .xlsx file to import',
    });
  const digest = createHash('sha256').update(file.buffer).digest('base64url');
  if ((await ports.requests.claim(hashId(commandId, 'file'), digest, at)) === 'different') throw keyReused();
  return file.buffer;
}
