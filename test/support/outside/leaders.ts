import { ON, ORG, day, scope, type Tell } from './outside.js';

export const leaders: Tell = ({ person }) => {
  const route = `${ORG}/party-groups/{group}/leader-selections`;
  const at = `${ORG}/party-groups/party.G2/leader-selections`;
  const votes = { present: 1, inFavour: 1, against: 0, abstained: 0 };
  const step = (name: string, body: object) => [`${at}/s1/${name}`, { ...body, ...day }, ...scope] as const;
  return {
    [route]: [at, { person, ...day }, ...scope],
    [`${route}/{selection}/review`]: step('review', { outcome: 'supported', words: '好' }),
    [`${route}/{selection}/vote`]: step('vote', votes),
    [`${route}/{selection}/approval`]: step('approval', { from: ON }),
    [`${route}/{selection}/rejection`]: step('rejection', { reason: '夺' }),
    [`${route}/{selection}/withdrawal`]: step('withdrawal', { reason: '夺' }),
  };
};
