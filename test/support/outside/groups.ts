import { ON, ORG, day, scope, type Tell } from './outside.js';

export const groups: Tell = () => {
  const group = `${ORG}/party-groups/party.G2`;
  return {
    [`${ORG}/party-groups/{group}/identity`]: [`${group}/identity`, { groupType: '夺', ...day }, ...scope],
    [`${ORG}/party-groups/{group}/rights`]: [`${group}/rights`, { right: 'awards', from: ON }, ...scope],
    [`${ORG}/party-groups/{group}/rights/{grant}/withdrawal`]: [
      `${group}/rights/g1/withdrawal`,
      { reason: '夺', ...day },
      ...scope,
    ],
    [`${ORG}/party-groups/{group}/uses`]: [`${group}/uses`, { right: 'awards', what: '夺', ...day }, ...scope],
  };
};
