import { stationWeeks } from '../station-weeks/station-weeks.js';
import type { CardAround, CardLine, CardSection } from './card-section.js';

/** His weeks at stations, the last first. */
export const stationsOnCard: CardSection = {
  subject: 'stationWeeks',
  title: { zh: '驻站带班', en: 'Days at stations' },
  columns: [
    { field: 'week', label: { zh: '周', en: 'Week' } },
    { field: 'days', label: { zh: '驻站天数', en: 'Days' } },
    { field: 'stations', label: { zh: '站', en: 'Stations' } },
    {
      field: 'state',
      label: { zh: '情况', en: 'State' },
      values: { short: { zh: '不足', en: 'shortfall' }, excused: { zh: '准假', en: 'excused' } },
    },
  ],
  rows: async ({ reader, person, chart }: CardAround): Promise<CardLine[]> => {
    const found = await reader.find(stationWeeks, { filter: { person } });
    return found
      .map(({ document: { week, days, short, excused } }): CardLine => {
        const stations = [...new Set(days.map(({ station }) => chart.name(station)))].join('、');
        const state = short ? 'short' : excused ? 'excused' : undefined;
        const link = `/station-days?person=${encodeURIComponent(person)}`;
        return { week, days: days.length, stations: stations || undefined, state, link };
      })
      .sort((a, b) => (String(a['week']) < String(b['week']) ? 1 : -1));
  },
};
