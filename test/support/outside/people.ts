import { ON, ORG, day, gone, scope, type Tell } from './outside.js';

export const people: Tell = (outside) => {
  const person = `${ORG}/people/${outside.person}`;
  const employee = { employeeNo: '33', name: '新人', unit: 'production.T2', employedOn: ON };
  return {
    [`${ORG}/people`]: [`${ORG}/people`, employee, ...scope],
    [`${ORG}/people/{id}/unit`]: [`${person}/unit`, { unit: 'production.T1', ...day }, ...gone],
    [`${ORG}/people/{id}/membership`]: [
      `${person}/membership`,
      { stage: 'full', partyGroup: 'party.G1', ...day },
      ...gone,
    ],
  };
};
