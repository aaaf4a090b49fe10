import { createHash } from 'node:crypto';
import { Controller, Query, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type CommandContext, hashId, invalidField, keyReused } from '@ronghe/event-sourcing';
import { Changes, ChoiceField, Context, type Positioned, Reads, XLSX } from '@ronghe/service-kit';
import { defaultLimits, templateWorkbook } from '@ronghe/workbook';
import { OrganizationRuntime } from '../../organization.runtime.js';
import { ImportResponsibility, type ResponsibilityReport } from './import.handlers.js';
import { EXPLANATION, SHEETS } from './sheets.js';

class ImportOptions {
  @ChoiceField(['true', 'false'], { optional: true, description: 'only report, change nothing' }) dryRun?:
    'true' | 'false';
}

@ApiTags('organization')
@Controller('api/organization/v1/responsibility/imports')
export class ResponsibilityImportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly runtime: OrganizationRuntime,
  ) {}

  @ApiResponse({
    status: 200,
    description: 'What was loaded or, tried out, would be, and each row that was not',
    content: { 'application/json': { schema: { type: 'object' } } },
  })
  @Changes('', '导入责任区和承包 Import areas and contracts', ['change', 'contract'])
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
  ): Promise<Positioned<ResponsibilityReport>> {
    if (!file)
      invalidField('/file', 'file-missing', { zh: '请选择要导入的 .xlsx 文件', en: 'Choose an .xlsx file to import' });
    await this.sameFile(context, file!.buffer);
    return this.commands.execute(new ImportResponsibility(context, file!.buffer, dryRun === 'true'));
  }

  @ApiResponse({ status: 200, description: 'The template', content: { [XLSX]: { schema: {} } } })
  @Reads('template', '下载责任区导入模板 Download the template for areas and contracts', ['change', 'contract'])
  async template(): Promise<StreamableFile> {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent('责任区导入模板')}.xlsx`;
    return new StreamableFile(await templateWorkbook(SHEETS, EXPLANATION), { type: XLSX, disposition });
  }

  /** The file is not yet there when the request's Idempotency-Key is looked at, so it is held against the key here. */
  private async sameFile({ commandId, at }: CommandContext, bytes: Buffer): Promise<void> {
    const digest = createHash('sha256').update(bytes).digest('base64url');
    const { requests } = this.runtime.ports;
    if ((await requests.claim(hashId(commandId, 'file'), digest, at)) === 'different') throw keyReused();
  }
}
