import { createHash } from 'node:crypto';
import { Controller, Query, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type CommandContext, hashId, invalidField, keyReused } from '@ronghe/event-sourcing';
import { Changes, ChoiceField, Context, type Positioned, Reads, XLSX } from '@ronghe/service-kit';
import { defaultLimits, templateWorkbook } from '@ronghe/workbook';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type ImportReport, ImportWorkbook } from './import.handlers.js';
import { ALL_SHEETS, EXPLANATION } from './sheets.js';

class ImportOptions {
  @ChoiceField(['true', 'false'], { optional: true, description: 'only report, change nothing' }) dryRun?:
    'true' | 'false';
}

@ApiTags('organization')
@Controller('api/organization/v1/imports')
export class ImportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly runtime: OrganizationRuntime,
  ) {}

  @Changes('', '导入工作簿 Import a workbook', ['change', 'workbook'])
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: defaultLimits.bytes, files: 1, fields: 0, parts: 2 } }),
  )
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async import(
    @Context() context: CommandContext,
    @Query() { dryRun }: ImportOptions,
    @UploadedFile() file: Express.Multer.File | undefined,
  ): Promise<Positioned<ImportReport>> {
    if (!file)
      invalidField('/file', 'file-missing', { zh: '请选择要导入的 .xlsx 文件', en: 'Choose an .xlsx file to import' });
    await this.sameFile(context, file!.buffer);
    return this.commands.execute(new ImportWorkbook(context, file!.buffer, dryRun === 'true'));
  }

  /** The file is not yet there when the request's Idempotency-Key is looked at, so it is held against the key here. */
  private async sameFile({ commandId, at }: CommandContext, bytes: Buffer): Promise<void> {
    const digest = createHash('sha256').update(bytes).digest('base64url');
    const { requests } = this.runtime.ports;
    if ((await requests.claim(hashId(commandId, 'file'), digest, at)) === 'different') throw keyReused();
  }

  @ApiResponse({ status: 200, description: 'The template', content: { [XLSX]: { schema: {} } } })
  @Reads('template', '下载导入模板 Download the import template', ['change', 'workbook'])
  async template(): Promise<StreamableFile> {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent('组织导入模板')}.xlsx`;
    return new StreamableFile(await templateWorkbook(ALL_SHEETS, EXPLANATION), { type: XLSX, disposition });
  }
}
