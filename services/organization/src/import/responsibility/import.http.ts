import { Controller, Query, StreamableFile, UploadedFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@ronghe/event-sourcing';
import { Changes, Context, type Positioned, Reads, XLSX } from '@ronghe/service-kit';
import { templateWorkbook } from '@ronghe/workbook';
import { OrganizationRuntime } from '../../organization.runtime.js';
import { ImportOptions, TakesWorkbook, workbookOf } from '../upload.js';
import { ImportResponsibility, type ResponsibilityReport } from './import.handlers.js';
import { EXPLANATION, SHEETS } from './sheets.js';

@ApiTags('organization')
@Controller('api/organization/v1/responsibility/imports')
export class ResponsibilityImportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly runtime: OrganizationRuntime,
  ) {}

  @TakesWorkbook()
  @Changes('', '导入责任区和承包 Import areas and contracts', ['change', 'contract'])
  async import(
    @Context() context: CommandContext,
    @Query() { dryRun }: ImportOptions,
    @UploadedFile() file: Express.Multer.File | undefined,
  ): Promise<Positioned<ResponsibilityReport>> {
    const bytes = await workbookOf(this.runtime, context, file);
    return this.commands.execute(new ImportResponsibility(context, bytes, dryRun === 'true'));
  }

  @ApiResponse({ status: 200, description: 'The template', content: { [XLSX]: { schema: {} } } })
  @Reads('template', '下载责任区导入模板 Download the template for areas and contracts', ['change', 'contract'])
  async template(): Promise<StreamableFile> {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent('责任区导入模板')}.xlsx`;
    return new StreamableFile(await templateWorkbook(SHEETS, EXPLANATION), { type: XLSX, disposition });
  }
}
