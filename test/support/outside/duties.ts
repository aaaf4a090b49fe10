import { DUTY } from '../two-areas.js';
import { ON, ORG, gone, scope, type Tell } from './outside.js';

export const duties: Tell = (outside) => {
  const version = { name: '责任制', version: '2026-05', items: [DUTY], signers: [outside.person], on: ON, dueOn: ON };
  const duties = `${ORG}/duty-lists/${outside.dutyList}/versions`;
  return {
    [`${ORG}/duty-lists`]: [`${ORG}/duty-lists`, { unit: 'production.T2', code: 'X', ...version }, ...scope],
    [`${ORG}/duty-lists/{id}/versions`]: [duties, version, ...gone],
    [`${ORG}/duty-lists/{id}/versions/{version}/signature`]: [`${duties}/2026-03/signature`, {}, ...gone],
    [`${ORG}/duty-lists/{id}/versions/{version}/reminder`]: [`${duties}/2026-03/reminder`, {}, ...gone],
  };
};
