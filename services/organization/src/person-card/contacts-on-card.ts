import { contactPoints } from '../contact-points/contact-points.js';
import type { CardAround, CardLine, CardSection } from './card-section.js';

/** The places that he answers for, or did. */
export const contactsOnCard: CardSection = {
  subject: 'contactPoints',
  title: { zh: '联系点', en: 'Contact points' },
  columns: [
    { field: 'unitName', label: { zh: '联系点', en: 'Place' } },
    {
      field: 'purpose',
      label: { zh: '类别', en: 'Kind' },
      values: {
        safety: { zh: '安全承包', en: 'safety contract' },
        party: { zh: '党建联系', en: 'Party contact' },
        both: { zh: '安全承包、党建联系', en: 'safety contract and Party contact' },
      },
    },
    { field: 'on', label: { zh: '建立日期', en: 'Since' } },
    { field: 'closedOn', label: { zh: '撤销日期', en: 'Until' } },
    { field: 'visits', label: { zh: '走访次数', en: 'Visits' } },
    { field: 'findings', label: { zh: '问题数', en: 'Findings' } },
  ],
  rows: async ({ reader, person, chart }: CardAround): Promise<CardLine[]> => {
    const found = await reader.find(contactPoints, { filter: { person } });
    return found
      .map(({ key, document: { unit, purposes, on, closedOn, visits, findings } }): CardLine => {
        const purpose = purposes.length > 1 ? 'both' : purposes[0];
        const link = `/contact-points/${encodeURIComponent(key)}`;
        return { unitName: chart.name(unit), purpose, on, closedOn, visits, findings, link };
      })
      .sort((a, b) => (String(a['on']) < String(b['on']) ? 1 : -1));
  },
};
