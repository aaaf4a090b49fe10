import { ON, ORG, day, gone, scope, type Tell } from './outside.js';

export const posts: Tell = (outside) => {
  const post = `${ORG}/posts/${outside.post}`;
  const duties = [{ code: 'A1', name: '夺', kind: 'administrative' }];
  return {
    [`${ORG}/posts`]: [
      `${ORG}/posts`,
      { unit: 'production.T2', code: 'X', name: '班长', role: 'teamLeader', duties: [], ...day },
      ...scope,
    ],
    [`${ORG}/posts/{id}/duties`]: [`${post}/duties`, { duties: [], ...day }, ...gone],
    [`${ORG}/posts/{id}/appointments`]: [`${post}/appointments`, { person: outside.person, from: ON }, ...gone],
    [`${ORG}/posts/{id}/appointments/{appointment}/end`]: [
      `${post}/appointments/a1/end`,
      { reason: 'other', ...day },
      ...gone,
    ],
    [`${ORG}/posts/{id}/abolition`]: [`${post}/abolition`, day, ...gone],
    [`${ORG}/dual-duties/registers`]: [
      `${ORG}/dual-duties/registers`,
      { unit: 'production.W2', partyOrganization: 'party.W2', duties, ...day },
      ...scope,
    ],
  };
};
