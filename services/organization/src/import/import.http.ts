import { Controller, Param, Query, UploadedFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  type Accepted,
  CallerClaims,
  Changes,
  type Claims,
  Context,
  type Positioned,
  Receipt,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type ImportBegun, type ImportReport, ImportWorkbook } from './import.handlers.js';
import { CancelImport, ResumeImport } from './stop-and-go.handlers.js';
import { ImportOptions, TakesWorkbook, workbookOf } from './upload.js';

@ApiTags('organization')
@Controller('api/organization/v1/imports')
export class ImportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly runtime: OrganizationRuntime,
  ) {}

  @TakesWorkbook()
  @Changes('', '导入工作簿 Import a workbook', ['change', 'workbook'])
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
    const bytes = await workbookOf(this.runtime, context, file);
    return this.commands.execute(new ImportWorkbook(context, sender, bytes, dryRun === 'true'));
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
}
