import type { PlantSheets } from './plant.js';

/** The demo's secretary answers for the second area and its branch, W1. Two branches with two groups each, two areas with two teams each; G1 covers T1 and T2, G3 covers T3, T4 is not covered. */
export const smallPlant: PlantSheets = {
  party: [
    ['C', '采油厂党委', '党委', null, '2015-01-01'],
    ['B1', '一区党支部', '党支部', 'C', '2015-01-01'],
    ['W1', '二区党支部', '党支部', 'C', '2018-01-01'],
    ...['G1', 'G2'].map((g) => [g, `${g}党小组`, '党小组', 'B1', '2020-01-01']),
    ...['G3', 'G4'].map((g) => [g, `${g}党小组`, '党小组', 'W1', '2020-01-01']),
  ],
  production: [
    ['W', '采油厂', '厂', null, '2015-01-01'],
    ['A1', '采油一区', '作业区', 'W', '2015-01-01'],
    ['W1', '采油二区', '作业区', 'W', '2018-01-01'],
    ...['T1', 'T2'].map((t) => [t, `${t}班`, '班组', 'A1', '2020-01-01']),
    ...['T3', 'T4'].map((t) => [t, `${t}班`, '班组', 'W1', '2020-01-01']),
  ],
  people: [
    ['1001', '王一', null, null, 'T1', 'G1', '正式党员', '2018-01-01'],
    ['1002', '王二', null, null, 'T1', 'G1', '预备党员', '2018-01-01'],
    ['1003', '王三', null, null, 'T3', 'G3', '正式党员', '2018-01-01'],
    ['1004', '王四', null, null, 'T2', null, null, '2018-01-01'],
    ['1005', '王五', null, null, 'T4', 'G4', '正式党员', '2018-01-01'],
  ],
  links: [
    ['T1', 'G1', '2026-01-01'],
    ['T2', 'G1', '2026-01-01'],
    ['T3', 'G3', '2026-01-01'],
  ],
};
