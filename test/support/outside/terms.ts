import { ON, ORG, scope, type Tell } from './outside.js';

export const terms: Tell = () => {
  const elections = `${ORG}/party-organizations/party.W2/elections`;
  return {
    [`${ORG}/party-organizations/{unit}/elections`]: [elections, { electedOn: ON, entitled: 5, present: 5 }, ...scope],
    [`${ORG}/party-organizations/{unit}/elections/{election}/postponement`]: [
      `${elections}/e1/postponement`,
      { until: '2029-12-31', reason: '夺', approvedBy: '夺' },
      ...scope,
    ],
    [`${ORG}/party-organizations/{unit}/elections/{election}/withdrawal`]: [
      `${elections}/e1/withdrawal`,
      { reason: '夺' },
      ...scope,
    ],
  };
};
