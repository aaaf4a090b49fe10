import type { ContractedKind } from '@ronghe/contracts';
import type { ColumnSpec, SheetSpec } from '@ronghe/workbook';

const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/;
const code = (header: string, example: string, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  header,
  required: true,
  kind: 'text',
  max: 32,
  pattern: CODE,
  note: '字母、数字、_ 或 -，最多32个字符',
  example,
  ...more,
});
const kind = (options: Record<string, ContractedKind>): ColumnSpec => ({
  header: '类别',
  required: true,
  kind: 'oneOf',
  options,
});
const PLACES = { 责任区: 'area', 党员示范岗: 'post' } as const;

export type AreaColumn = 'kind' | 'unit' | 'code' | 'name' | 'squareMetres' | 'on';

/** Named and headed as the list of areas is exported, so that an export can be edited and brought back. */
export const areasSheet: SheetSpec<AreaColumn> = {
  name: '责任区和示范岗',
  columns: {
    kind: kind(PLACES),
    unit: code('单位编码', 'W1'),
    code: code('编码', 'A01'),
    name: {
      header: '名称',
      required: true,
      kind: 'text',
      max: 120,
      // It is shown as it is stored; what reads as an envelope of personal data would be opened as one.
      pattern: /^(?!pd1\.)/,
      note: '不能以“pd1.”开头',
      example: '输油泵区',
    },
    squareMetres: {
      header: '面积（平方米）',
      kind: 'text',
      pattern: /^\d{1,10}(\.\d{1,2})?$/,
      note: '责任区必填，最多两位小数；示范岗留空',
      example: '3425.5',
    },
    on: { header: '启用日期', required: true, kind: 'date', example: '2026-01-01' },
  },
  passedBy: ['单位', '停用日期', '承包', '承包党员', '承包起始日期'],
};

export type ContractColumn = 'kind' | 'unit' | 'code' | 'member' | 'from' | 'to' | 'reason';

/** Named and headed as the list of contracts is exported. */
export const contractsSheet: SheetSpec<ContractColumn> = {
  name: '承包',
  columns: {
    kind: kind({ ...PLACES, 职工: 'employee' }),
    unit: code('单位编码', 'W1', { required: false, note: '责任区和示范岗必填；职工留空' }),
    code: code('编码或工号', 'A01'),
    member: code('承包党员工号', '00012345'),
    from: { header: '起始日期', required: true, kind: 'date', example: '2026-02-01' },
    to: { header: '结束日期', kind: 'date', note: '不再承包的第一天；仍在承包的留空' },
    reason: { header: '原因', kind: 'text', max: 200, note: '结束承包时必填；请勿写人名' },
  },
  passedBy: ['单位', '责任区或示范岗', '被承包职工', '面积（平方米）', '承包党员', '状态', '结束方式'],
};

export type AnyColumn = AreaColumn | ContractColumn;
export const SHEETS = [areasSheet, contractsSheet] as SheetSpec<AnyColumn>[];

export const EXPLANATION = [
  '先填“责任区和示范岗”，再填“承包”；可以只填其中一个工作表。带 * 的列必填。',
  '请先“试导入”，看报告改正后再导入。正确的行会导入，有错的行不会。',
  '同一个工作簿可以重复导入：没有变化的行不会产生任何影响。导出的责任区清单和承包关系修改后可以再导入。',
  '要转交：加一行，写新的承包党员和起始日期，原来的承包在该日结束。要结束：填写结束日期和原因。已结束的承包不能更改。',
];
