/** Units earn points by themselves for closing a problem: 2 + 1.5 per degree of severity. */
export const UNITS_RULEBOOK = {
  code: 'UNITS',
  name: '单位积分细则',
  appliesTo: 'unit',
  base: 100,
  formula: '0.6 * base + 0.4 * vanguard',
  items: [
    {
      code: 'V-PROBLEM',
      name: '认领并销号联盟难题',
      kind: 'vanguard',
      expression: '2.0 + event.severity * 1.5',
      trigger: 'alliance-project.problem-closed',
      subject: 'event.unit',
      evidence: false,
    },
    { code: 'B-LATE', name: '报表迟报', kind: 'base', points: 2, evidence: true },
  ],
};
