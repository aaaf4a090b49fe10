import { ON, ORG, gone, type Tell } from './outside.js';

export const stations: Tell = ({ person }) => ({
  [`${ORG}/station-duties`]: [`${ORG}/station-duties`, { person, from: '2026-W10', min: 1, max: 2 }, ...gone],
  [`${ORG}/station-duties/{id}/end`]: [
    `${ORG}/station-duties/${person}/end`,
    { to: '2026-W10', reason: '夺' },
    ...gone,
  ],
  [`${ORG}/station-days`]: [`${ORG}/station-days`, { person, station: 'production.T2', on: ON, done: '夺' }, ...gone],
  [`${ORG}/station-days/{id}/withdrawal`]: [
    `${ORG}/station-days/${person}.${ON}/withdrawal`,
    { reason: '夺' },
    ...gone,
  ],
  [`${ORG}/station-weeks/{id}/excuse`]: [`${ORG}/station-weeks/${person}.2026-W09/excuse`, { reason: '夺' }, ...gone],
});
