import { day, scope, type Tell } from './outside.js';

const ALLIANCE = '/api/alliance-project/v1';

export const alliances: Tell = (outside) => {
  const alliance = `${ALLIANCE}/alliances/${outside.alliance}`;
  const formed = { name: '盟', mode: 'alliance', goal: '目', parties: ['production.W2', 'production.C1'], ...day };
  const raised = { alliance: outside.alliance, title: '难', raisedBy: 'production.W2', severity: 3, ...day };
  return {
    [`${ALLIANCE}/alliances`]: [`${ALLIANCE}/alliances`, formed, ...scope],
    [`${ALLIANCE}/alliances/{id}/task-forces`]: [
      `${alliance}/task-forces`,
      { name: '队', lead: 'production.W2' },
      ...scope,
    ],
    [`${ALLIANCE}/alliances/{id}/meetings`]: [`${alliance}/meetings`, { subject: '会', ...day }, ...scope],
    [`${ALLIANCE}/alliances/{id}/resources`]: [
      `${alliance}/resources`,
      { kind: 'people', name: '人', offeredBy: 'production.W2' },
      ...scope,
    ],
    [`${ALLIANCE}/alliances/{id}/resources/{resource}/uses`]: [
      `${alliance}/resources/${outside.resource}/uses`,
      { usedBy: 'production.C1', ...day },
      ...scope,
    ],
    [`${ALLIANCE}/problems`]: [`${ALLIANCE}/problems`, raised, ...scope],
    [`${ALLIANCE}/problems/{id}/claim`]: [
      `${ALLIANCE}/problems/${outside.problem}/claim`,
      { unit: 'production.W2', dueOn: '2099-01-01', ...day },
      ...scope,
    ],
    [`${ALLIANCE}/problems/{id}/release`]: [
      `${ALLIANCE}/problems/${outside.claimed}/release`,
      { reason: '夺', ...day },
      ...scope,
    ],
    [`${ALLIANCE}/problems/{id}/closure`]: [
      `${ALLIANCE}/problems/${outside.claimed}/closure`,
      { evidence: '夺', ...day },
      ...scope,
    ],
  };
};
