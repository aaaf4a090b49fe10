import type { Tree, UnitKind } from '@ronghe/contracts';
import type { ColumnSpec, SheetSpec } from '@ronghe/workbook';

const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/;
const code = (header: string, required: boolean, example: string): ColumnSpec => ({
  header,
  required,
  kind: 'text',
  max: 32,
  pattern: CODE,
  note: '字母、数字、_ 或 -，最多32个字符',
  example,
});

/** A unit's name is shown as it is stored; what reads as an envelope of personal data would be opened as one. */
const PLAIN = { pattern: /^(?!pd1\.)/, note: '不能以“pd1.”开头' };

const unitColumns = (options: Record<string, UnitKind>, example: { code: string; name: string; parent: string }) => ({
  code: code('编码', true, example.code),
  name: {
    header: '名称',
    required: true,
    kind: 'text',
    max: 120,
    ...PLAIN,
    example: example.name,
  } satisfies ColumnSpec,
  kind: { header: '类别', required: true, kind: 'oneOf', options } satisfies ColumnSpec,
  parent: { ...code('上级编码', false, example.parent), note: '上级单位的编码；最上级单位留空' },
  on: { header: '成立日期', required: true, kind: 'date', example: '2020-01-01' } satisfies ColumnSpec,
});

export type UnitColumn = 'code' | 'name' | 'kind' | 'parent' | 'on';

export const partySheet: SheetSpec<UnitColumn> = {
  name: '党组织',
  columns: unitColumns(
    { 党委: 'partyCommittee', 党总支: 'generalBranch', 党支部: 'branch', 党小组: 'partyGroup' },
    { code: 'Z0101', name: '采油一队党支部第一党小组', parent: 'Z01' },
  ),
};

export const productionSheet: SheetSpec<UnitColumn> = {
  name: '行政单位',
  columns: unitColumns(
    { 公司: 'company', 厂: 'plant', 作业区: 'operationArea', 站: 'station', 班组: 'team', 机关部门: 'office' },
    { code: 'B0101', name: '采油一队采油一班', parent: 'Q01' },
  ),
};

export type PersonColumn =
  'employeeNo' | 'name' | 'idNumber' | 'phone' | 'unit' | 'partyGroup' | 'membership' | 'employedOn';

export const peopleSheet: SheetSpec<PersonColumn> = {
  name: '人员',
  columns: {
    employeeNo: code('工号', true, '00012345'),
    name: { header: '姓名', required: true, kind: 'text', max: 60, example: '王建国' },
    idNumber: { header: '身份证号', kind: 'text', max: 18, note: '18位，可不填', example: '' },
    phone: { header: '手机号', kind: 'text', max: 20, pattern: /^\+?\d[\d-]{5,18}$/, note: '电话号码', example: '' },
    unit: code('所在单位编码', true, 'B0101'),
    partyGroup: code('党小组编码', false, 'Z0101'),
    membership: {
      header: '党员身份',
      kind: 'oneOf',
      options: {
        入党申请人: 'applicant',
        积极分子: 'activist',
        发展对象: 'candidate',
        预备党员: 'probationary',
        正式党员: 'full',
      },
    },
    employedOn: { header: '入职日期', required: true, kind: 'date', example: '2015-07-01' },
  },
};

export type LinkColumn = 'team' | 'partyGroup' | 'from';

export const linksSheet: SheetSpec<LinkColumn> = {
  name: '两组融合',
  columns: {
    team: code('班组编码', true, 'B0101'),
    partyGroup: code('党小组编码', true, 'Z0101'),
    from: { header: '起始日期', required: true, kind: 'date', example: '2026-01-01' },
  },
};

export const TREE_SHEETS: readonly [Tree, SheetSpec<UnitColumn>][] = [
  ['party', partySheet],
  ['production', productionSheet],
];

export type AnyColumn = UnitColumn | PersonColumn | LinkColumn;
export const ALL_SHEETS = [partySheet, productionSheet, peopleSheet, linksSheet] as SheetSpec<AnyColumn>[];

export const EXPLANATION = [
  '每个工作表一行一条；可以只填其中几个工作表。带 * 的列必填。',
  '请先“试运行”，看报告改正后再导入。正确的行会导入，有错的行不会。',
  '同一个工作簿可以重复导入：没有变化的行不会产生任何影响。',
];
