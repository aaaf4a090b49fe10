import { ON, ORG, scope, type Tell } from './outside.js';

export const coverage: Tell = () => {
  const link = `${ORG}/team-coverages/production.T2/links`;
  return {
    [`${ORG}/team-coverages/{team}/links`]: [link, { partyGroup: 'party.G2', from: ON }, ...scope],
    [`${ORG}/team-coverages/{team}/links/{partyGroup}/end`]: [`${link}/party.G2/end`, { to: ON }, ...scope],
  };
};
