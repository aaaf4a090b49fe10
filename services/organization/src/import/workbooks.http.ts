import { Controller } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Reads, View, type Viewpoint, Workbook, XLSX } from '@ronghe/service-kit';
import { type Filling, templateWorkbook } from '@ronghe/workbook';
import { OrganizationRuntime } from '../organization.runtime.js';
import { currentRows, ownCodes } from './current-workbook.js';
import { ALL_SHEETS, EXPLANATION } from './sheets.js';

const TEMPLATE = { zh: '组织导入模板', en: 'Import template' };
const CURRENT = { zh: '组织现状', en: 'Organisation as it is' };

const write = (filling: Filling): Promise<Buffer> => templateWorkbook(ALL_SHEETS, EXPLANATION, filling);
const XLSX_ANSWER = { content: { [XLSX]: { schema: {} } } };

/** Workbooks to fill in and to send back. Routes of their own names: before those of one import. */
@ApiTags('organization')
@Controller('api/organization/v1/imports')
export class WorkbooksController {
  constructor(private readonly runtime: OrganizationRuntime) {}

  @ApiResponse({ status: 200, description: 'The template', ...XLSX_ANSWER })
  @Reads('template', '下载导入模板 Download the import template', ['change', 'workbook'])
  async template(@View() view: Viewpoint): Promise<Workbook<Filling>> {
    return new Workbook<Filling>(TEMPLATE, { codes: await ownCodes(await this.runtime.view(view)) }, write);
  }

  @ApiResponse({ status: 200, description: 'All that is there now, to be changed and imported again', ...XLSX_ANSWER })
  @Reads('workbook', '按模板导出现有组织 Export what is there in the template’s form', ['change', 'workbook'])
  async current(@View() view: Viewpoint): Promise<Workbook<Filling>> {
    const reader = await this.runtime.view(view);
    return new Workbook<Filling>(
      CURRENT,
      { codes: await ownCodes(reader), rows: await currentRows(reader, view) },
      write,
    );
  }
}
