import { createHash } from 'node:crypto';
import { Controller, Param, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type CommandContext, type Handled, hashId, invalidField, keyReused } from '@ronghe/event-sourcing';
import {
  type Accepted,
  CallerClaims,
  Changes,
  ChoiceField,
  type Claims,
  Context,
  type Positioned,
  Receipt,
} from '@ronghe/service-kit';
import { defaultLimits } from '@ronghe/workbook';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type ImportBegun, type ImportReport, ImportWorkbook } from './import.handlers.js';
import { CancelImport, ResumeImport } from './stop-and-go.handlers.js';

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

  @ApiResponse({
    status: 200,
    description: 'What was loaded or, tried out, would be, and each row that was not',
    content: { 'application/json': { schema: { type: 'object' } } },
  })
  @Changes('', '导入工作簿 Import a workbook', ['change', 'workbook'])
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: defaultLimits.bytes, files: 1, fields: 0, parts: 2 } }),
  )
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({
    status: 202,
    description: 'A large workbook is loaded beside the request: Location says where to see how far it is',
    content: { 'application/json': { schema: {} } },
  })
  async import(
    @Context() context: CommandContext,
    @CallerClaims() sender: Claims,
    @Query() { dryRun }: ImportOptions,
    @UploadedFile() file: Express.Multer.File | undefined,
  ): Promise<Positioned<ImportReport> | Accepted<ImportBegun>> {
    if (!file)
      invalidField('/file', 'file-missing', { zh: '请选择要导入的 .xlsx 文件', en: 'Choose an .xlsx file to import' });
    await this.sameFile(context, file!.buffer);
    return this.commands.execute(new ImportWorkbook(context, sender, file!.buffer, dryRun === 'true'));
  }

  @Changes(':id/cancellation', '取消导入 Cancel an import: what is loaded stays', ['change', 'workbook'])
  async cancel(@Context() context: CommandContext, @Param('id') id: string): Promise<Receipt> {
    return new Receipt(id, await this.commands.execute<CancelImport, Handled>(new CancelImport(context, id)));
  }

  @Changes(':id/resumption', '继续导入 Go on with an import where it stopped', ['change', 'workbook'])
  async resume(
    @Context() context: CommandContext,
    @CallerClaims() sender: Claims,
    @Param('id') id: string,
  ): Promise<Receipt> {
    return new Receipt(id, await this.commands.execute<ResumeImport, Handled>(new ResumeImport(context, sender, id)));
  }

  /** The file is not yet there when the request's Idempotency-Key is looked at, so it is held against the key here. */
  private async sameFile({ commandId, at }: CommandContext, bytes: Buffer): Promise<void> {
    const digest = createHash('sha256').update(bytes).digest('base64url');
    const { requests } = this.runtime.ports;
    if ((await requests.claim(hashId(commandId, 'file'), digest, at)) === 'different') throw keyReused();
  }
}
