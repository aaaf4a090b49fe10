import { ON, ORG, gone, scope, type Tell } from './outside.js';

const PUT = '/api/alliance-project/v1/rectifications';
const finding = { title: '夺', severity: 3 };

export const contacts: Tell = ({ person, contactPoint, visit, finding: its, rectification }) => {
  const point = `${ORG}/contact-points/${contactPoint}`;
  const visits = `${point}/visits/${visit}`;
  const route = `${ORG}/contact-points/{id}`;
  const visitRoute = `${route}/visits/{visit}`;
  const opened = { unit: 'production.W2', person, purposes: ['party'], on: ON };
  return {
    [`${ORG}/contact-points`]: [`${ORG}/contact-points`, opened, ...scope],
    [`${route}/passing`]: [`${point}/passing`, { to: 'x', on: ON }, ...gone],
    [`${route}/closure`]: [`${point}/closure`, { reason: '夺', on: ON }, ...gone],
    [`${route}/visits`]: [`${point}/visits`, { on: ON, hours: 1, done: '夺', findings: [] }, ...gone],
    [`${visitRoute}/correction`]: [`${visits}/correction`, { hours: 2, done: '夺', reason: '夺' }, ...gone],
    [`${visitRoute}/withdrawal`]: [`${visits}/withdrawal`, { reason: '夺' }, ...gone],
    [`${visitRoute}/findings`]: [`${visits}/findings`, { findings: [finding] }, ...gone],
    [`${visitRoute}/findings/{finding}/withdrawal`]: [
      `${visits}/findings/${its}/withdrawal`,
      { reason: '夺' },
      ...gone,
    ],
    [`${PUT}/{id}/assignment`]: [`${PUT}/${rectification}/assignment`, { person, dueOn: '2099-01-01' }, ...gone],
    [`${PUT}/{id}/completion`]: [`${PUT}/${rectification}/completion`, { evidence: '夺' }, ...gone],
    [`${PUT}/{id}/closure`]: [`${PUT}/${rectification}/closure`, {}, ...gone],
    [`${PUT}/{id}/reopening`]: [`${PUT}/${rectification}/reopening`, { reason: '夺', dueOn: '2099-01-01' }, ...gone],
  };
};
