import { ON, ORG, gone, scope, type Tell } from './outside.js';

export const training: Tell = (outside) => {
  const plans = `${ORG}/training-plans`;
  const sessions = `${ORG}/training-sessions`;
  const [plan, session] = [`${plans}/${outside.training}`, `${sessions}/${outside.trainingSession}`];
  const person = `${plan}/trainees/${outside.person}`;
  const levels = [{ code: 'A', name: '应需' }];
  const draft = { unit: 'production.T2', title: '培训', kind: 'tiered', levels, courses: [], passMark: 60 };
  const reason = { reason: '原因' };
  return {
    [plans]: [plans, { ...draft, from: ON, to: ON }, ...scope],
    [`${plans}/{id}/completion`]: [`${plan}/completion`, { on: ON }, ...gone],
    [`${plans}/{id}/cancellation`]: [`${plan}/cancellation`, reason, ...gone],
    [`${plans}/{id}/results`]: [
      `${plan}/results`,
      { level: 'A', on: ON, scores: [{ person: outside.person, score: 80 }] },
      ...gone,
    ],
    [`${plans}/{id}/trainees`]: [`${plan}/trainees`, { people: [outside.person], tier: 'A' }, ...gone],
    [`${plans}/{id}/trainees/{person}/tier`]: [`${person}/tier`, { tier: 'A' }, ...gone],
    [`${plans}/{id}/trainees/{person}/withdrawal`]: [`${person}/withdrawal`, {}, ...gone],
    [`${plans}/{id}/trainees/{person}/key-staff`]: [`${person}/key-staff`, { kind: 'craft', on: ON }, ...gone],
    [`${plans}/{id}/trainees/{person}/results/{level}/withdrawal`]: [`${person}/results/A/withdrawal`, reason, ...gone],
    [`${plans}/{id}/sessions`]: [`${plan}/sessions`, { name: '一课', on: ON }, ...gone],
    [`${sessions}/{id}/attendance`]: [`${session}/attendance`, { people: [outside.person] }, ...gone],
    [`${sessions}/{id}/attendance/{person}/removal`]: [
      `${session}/attendance/${outside.person}/removal`,
      reason,
      ...gone,
    ],
    [`${sessions}/{id}/cancellation`]: [`${session}/cancellation`, reason, ...gone],
    // Everybody’s own: it is the code that is not his.
    [`${ORG}/training-check-ins`]: [`${ORG}/training-check-ins`, { code: 's.x.y' }, 422, 'attendance-code-expired'],
  };
};
