import { ON, ORG, day, gone, scope, type Tell } from './outside.js';

export const areas: Tell = ({ person }) => {
  const thing = 'area.T2.A';
  const place = { unit: 'production.T2', code: 'B', name: '夺', ...day };
  const items = [{ thing, member: person }];
  return {
    [`${ORG}/areas`]: [`${ORG}/areas`, { ...place, squareMetres: 1 }, ...scope],
    [`${ORG}/areas/{id}/measurement`]: [`${ORG}/areas/${thing}/measurement`, { squareMetres: 1, ...day }, ...scope],
    [`${ORG}/areas/{id}/closure`]: [`${ORG}/areas/${thing}/closure`, { reason: '夺', ...day }, ...scope],
    [`${ORG}/demonstration-posts`]: [`${ORG}/demonstration-posts`, place, ...scope],
    [`${ORG}/contracts`]: [`${ORG}/contracts`, { thing: `employee.${person}`, member: person, from: ON }, ...gone],
    [`${ORG}/contracts/{thing}/end`]: [`${ORG}/contracts/${thing}/end`, { to: ON, reason: '夺' }, ...scope],
    [`${ORG}/contracts/{thing}/transfer`]: [`${ORG}/contracts/${thing}/transfer`, { member: person, ...day }, ...scope],
    [`${ORG}/responsibility/division`]: [
      `${ORG}/responsibility/division`,
      { unit: 'production.W2', from: ON, items },
      ...scope,
    ],
  };
};
