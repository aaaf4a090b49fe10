import type { SheetSpec } from '../spec.js';

/** A sheet as the importer of organisations would describe it. */
export const teams: SheetSpec<'code' | 'name' | 'parent' | 'founded' | 'people' | 'kind'> = {
  name: '班组',
  en: 'Teams',
  aliases: ['班组表'],
  required: true,
  columns: {
    code: { header: '编码', kind: 'text', required: true, max: 20, example: '00123', en: { header: 'code' } },
    name: { header: '名称', kind: 'text', required: true, max: 10 },
    parent: {
      header: '上级编码',
      aliases: ['上级单位编码'],
      kind: 'text',
      pattern: /^\d+$/,
      note: '填上级单位的编码，只有数字。',
      en: { header: '', note: 'digits only' },
      codes: '单位',
    },
    founded: { header: '成立日期', kind: 'date' },
    people: { header: '人数', kind: 'integer', max: 500 },
    kind: { header: '类别', kind: 'oneOf', options: { 生产班组: 'production', '机关（科室）': 'office' } },
  },
};

export const headers = Object.values(teams.columns).map(({ header }) => header);
