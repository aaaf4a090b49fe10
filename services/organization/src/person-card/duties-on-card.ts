import { dutySignatures } from '../duty-lists/duty-signatures.js';
import { dutyVersions } from '../duty-lists/duty-versions.js';
import type { CardAround, CardLine, CardSection } from './card-section.js';

export const dutiesOnCard: CardSection = {
  subject: 'duties',
  title: { zh: '责任清单', en: 'Duty lists' },
  columns: [
    { field: 'name', label: { zh: '责任清单', en: 'Duty list' } },
    { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
    { field: 'version', label: { zh: '版本', en: 'Version' } },
    {
      field: 'state',
      label: { zh: '签署', en: 'State' },
      values: {
        open: { zh: '未签', en: 'not signed' },
        signed: { zh: '已签', en: 'signed' },
        replaced: { zh: '未签，已有新版', en: 'not signed, replaced since' },
      },
    },
    { field: 'dueOn', label: { zh: '签署期限', en: 'Due on' } },
    { field: 'signedOn', label: { zh: '签署日期', en: 'Signed on' } },
  ],
  rows: dutiesOf,
};

async function dutiesOf({ reader, person, chart }: CardAround): Promise<CardLine[]> {
  const found = await reader.find(dutySignatures, { filter: { person } });
  const rows = await Promise.all(
    found.map(async ({ document: { of, list, state, dueOn, signedOn } }): Promise<CardLine[]> => {
      const version = await reader.get(dutyVersions, of);
      if (!version) return [];
      const shown = state === 'open' && version.replacedBy ? 'replaced' : state;
      const link = `/duties/${encodeURIComponent(list)}?version=${version.version}`;
      const its = { name: version.name, unitName: chart.name(version.unit), version: version.version };
      return [{ ...its, state: shown, dueOn, signedOn, link }];
    }),
  );
  return rows.flat().sort((a, b) => (String(a['version']) < String(b['version']) ? 1 : -1));
}
