import { leaderSelections } from '../leader-selections/leader-selections.js';
import { STATE_NAMES } from '../leader-selections/state-names.js';
import type { CardSection } from './card-section.js';

export const selectionsOnCard: CardSection = {
  subject: 'selections',
  title: { zh: '党小组长选拔', en: 'Selections as leader of a group' },
  columns: [
    { field: 'groupName', label: { zh: '党小组', en: 'Party group' } },
    { field: 'state', label: { zh: '状态', en: 'State' }, values: STATE_NAMES },
    { field: 'nominatedOn', label: { zh: '提名日期', en: 'Nominated on' } },
    { field: 'from', label: { zh: '任职日期', en: 'Leader from' } },
  ],
  rows: async ({ reader, person, chart }) =>
    (await reader.find(leaderSelections, { filter: { person } }))
      .map(({ key, document: { partyGroup, state, nomination, decision } }) => ({
        groupName: chart.name(partyGroup),
        state,
        nominatedOn: nomination.on,
        from: decision?.from,
        link: `/leader-selections/${encodeURIComponent(key)}`,
      }))
      .sort((a, b) => (a.nominatedOn < b.nominatedOn ? 1 : -1)),
};
