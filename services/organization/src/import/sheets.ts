import type { Tree, UnitKind } from '@ronghe/contracts';
import type { ColumnSpec, SheetSpec } from '@ronghe/workbook';

const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/;
const code = (header: string, en: string, required: boolean, example: string): ColumnSpec => ({
  header,
  required,
  kind: 'text',
  max: 32,
  pattern: CODE,
  note: '字母、数字、_ 或 -，最多32个字符',
  example,
  en: { header: en, note: 'letters, digits, _ or -, at most 32' },
});

/** The codes of a tenant's own units, as the template gives them. */
export const CODES = { party: '党组织', production: '行政单位', partyGroup: '党小组', team: '班组' } as const;

const day = (header: string, en: string, example: string): ColumnSpec => ({
  header,
  required: true,
  kind: 'date',
  example,
  en: { header: en },
});

const unitColumns = (
  tree: Tree,
  options: Record<string, UnitKind>,
  example: { code: string; name: string; parent: string },
): Record<UnitColumn, ColumnSpec> => ({
  code: code('编码', 'code', true, example.code),
  name: {
    header: '名称',
    required: true,
    kind: 'text',
    max: 120,
    // A unit's name is shown as it is stored; what reads as an envelope of personal data would be opened as one.
    pattern: /^(?!pd1\.)/,
    note: '不能以“pd1.”开头',
    example: example.name,
    en: { header: 'name', note: 'must not begin with “pd1.”' },
  },
  kind: { header: '类别', required: true, kind: 'oneOf', options, en: { header: 'kind' } },
  parent: {
    ...code('上级编码', 'code of the unit above', false, example.parent),
    note: '上级单位的编码；最上级单位留空',
    codes: CODES[tree],
    en: { header: 'code of the unit above', note: 'empty for a unit at the top' },
  },
  on: day('成立日期', 'since', '2020-01-01'),
});

export type UnitColumn = 'code' | 'name' | 'kind' | 'parent' | 'on';

export const partySheet: SheetSpec<UnitColumn> = {
  name: '党组织',
  en: 'Party organisations',
  columns: unitColumns(
    'party',
    { 党委: 'partyCommittee', 党总支: 'generalBranch', 党支部: 'branch', 党小组: 'partyGroup' },
    { code: 'Z0101', name: '采油一队党支部第一党小组', parent: 'Z01' },
  ),
};

export const productionSheet: SheetSpec<UnitColumn> = {
  name: '行政单位',
  en: 'Units',
  columns: unitColumns(
    'production',
    { 公司: 'company', 厂: 'plant', 作业区: 'operationArea', 站: 'station', 班组: 'team', 机关部门: 'office' },
    { code: 'B0101', name: '采油一队采油一班', parent: 'Q01' },
  ),
};

export type PersonColumn =
  'employeeNo' | 'name' | 'idNumber' | 'phone' | 'unit' | 'partyGroup' | 'membership' | 'membershipOn' | 'employedOn';

export const peopleSheet: SheetSpec<PersonColumn> = {
  name: '人员',
  en: 'People',
  columns: {
    employeeNo: code('工号', 'employee number', true, '00012345'),
    name: { header: '姓名', required: true, kind: 'text', max: 60, example: '王建国', en: { header: 'name' } },
    idNumber: {
      header: '身份证号',
      kind: 'text',
      max: 18,
      note: '18位，可不填',
      example: '',
      en: { header: 'ID number', note: '18 characters, may be left empty' },
    },
    phone: {
      header: '手机号',
      kind: 'text',
      max: 20,
      pattern: /^\+?\d[\d-]{5,18}$/,
      note: '电话号码',
      example: '',
      en: { header: 'phone', note: 'a phone number' },
    },
    unit: { ...code('所在单位编码', 'code of the unit', true, 'B0101'), codes: CODES.production },
    partyGroup: { ...code('党小组编码', 'code of the Party group', false, 'Z0101'), codes: CODES.partyGroup },
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
      note: '编入党小组的人员必填',
      en: { header: 'membership', note: 'needed for someone in a Party group' },
    },
    employedOn: day('入职日期', 'employed on', '2015-07-01'),
    membershipOn: {
      ...day('身份起始日期', 'at that stage since', ''),
      required: false,
      note: '何时成为这一阶段；不清楚可不填',
      en: { header: 'at that stage since', note: 'empty where it is not known' },
    },
  },
  // What the list of people says besides, when it is exported.
  passedBy: ['单位名称', '党小组名称', '骨干类别', '状态', '离职日期', '离职原因'],
};

export type LinkColumn = 'team' | 'partyGroup' | 'from';

export const linksSheet: SheetSpec<LinkColumn> = {
  name: '两组融合',
  en: 'Teams and the Party groups that cover them',
  columns: {
    team: { ...code('班组编码', 'code of the team', true, 'B0101'), codes: CODES.team },
    partyGroup: { ...code('党小组编码', 'code of the Party group', true, 'Z0101'), codes: CODES.partyGroup },
    from: day('起始日期', 'from', '2026-01-01'),
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
  'One row for each; sheets may be left empty. Columns with * must be filled in.',
  '请先“试导入”，看报告改正后再导入。正确的行会导入，有错的行不会。',
  'Try it first, and correct what the report names. Good rows are loaded, bad ones are not.',
  '同一个工作簿可以重复导入：没有变化的行不会产生任何影响。空单元格不会清除已有内容。',
  'A workbook may be imported again: what has not changed is left alone. An empty cell takes nothing away.',
];
