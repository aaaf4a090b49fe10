import { day, gone, type Tell } from './outside.js';

const SCORING = '/api/scoring/v1';

export const scoring: Tell = (outside) => {
  const account = `${SCORING}/accounts/person:${outside.person}/entries`;
  return {
    [`${SCORING}/accounts/{subject}/entries`]: [account, { item: 'V', ...day, reason: '夺' }, ...gone],
    [`${SCORING}/accounts/{subject}/entries/{entry}/reversal`]: [
      `${account}/${outside.entry}/reversal`,
      { reason: '夺', ...day },
      ...gone,
    ],
  };
};
