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
    [`${ORG}/people/{id}/correction`]: [`${person}/correction`, { name: '新名' }, ...gone],
    [`${ORG}/people/{id}/membership/probation`]: [
      `${person}/membership/probation`,
      { until: '2027-03-01', ...day },
      ...gone,
    ],
    [`${ORG}/people/{id}/membership/end`]: [`${person}/membership/end`, { reason: 'withdrawn', ...day }, ...gone],
    [`${ORG}/people/{id}/key-staff`]: [`${person}/key-staff`, { kind: 'craft', ...day }, ...gone],
    [`${ORG}/people/{id}/key-staff/end`]: [`${person}/key-staff/end`, { reason: 'changedWork', ...day }, ...gone],
    [`${ORG}/people/{id}/departure`]: [`${person}/departure`, { reason: 'retired', ...day }, ...gone],
    [`${ORG}/people/{id}/return`]: [`${person}/return`, { unit: 'production.T1', ...day }, ...gone],
  };
};
