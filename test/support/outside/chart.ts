import { ORG, day, scope, type Tell } from './outside.js';

export const chart: Tell = () => {
  const unit = { tree: 'production', code: 'X', kind: 'team', name: '新班', parent: 'production.W2', ...day };
  return {
    [`${ORG}/units`]: [`${ORG}/units`, unit, ...scope],
    [`${ORG}/units/{id}/name`]: [`${ORG}/units/production.W2/name`, { name: '夺', ...day }, ...scope],
    [`${ORG}/units/{id}/parent`]: [`${ORG}/units/production.T2/parent`, { parent: 'production.W1', ...day }, ...scope],
    [`${ORG}/units/{id}/merger`]: [`${ORG}/units/production.T2/merger`, { into: 'production.T1', ...day }, ...scope],
    [`${ORG}/units/{id}/dissolution`]: [`${ORG}/units/production.T2/dissolution`, day, ...scope],
  };
};
