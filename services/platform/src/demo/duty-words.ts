import type { DutyItem } from '@ronghe/contracts';

/** The nine systems of post responsibility, as teams write them. */
const NINE: readonly (readonly [name: string, text: string])[] = [
  ['岗位专责制', '定岗定人，各岗位设备、资料、工具由本岗专人负责'],
  ['交接班制', '现场交接，交清生产情况、设备状况、安全隐患并双方签字'],
  ['巡回检查制', '按路线每四小时巡检一次，异常立即上报并记录'],
  ['设备维修保养制', '一级保养按八字作业法执行，运转设备每班润滑紧固一次'],
  ['质量负责制', '油水井资料当日录取当日审核，全准率不低于百分之九十九'],
  ['岗位练兵制', '每月一次岗位练兵，每季度一次应急演练'],
  ['安全生产制', '班前安全讲话，动火、受限空间作业先办票后施工'],
  ['班组经济核算制', '电量、材料、药剂每旬核算，超耗说明原因'],
  ['文明生产制', '井场无油污、无杂草、无散失器材，值班室物品定置'],
];

/** What later versions say instead. */
const LATER: readonly (readonly [item: number, text: string])[] = [
  [2, '按路线每两小时巡检一次，异常立即上报并拍照留存'],
  [5, '每月两次岗位练兵，党员带头讲一课，每季度一次应急演练'],
  [7, '电量、材料、药剂每周核算，结果在班组看板公开'],
  [6, '班前安全讲话，动火、受限空间作业先办票后施工，党员身边无违章'],
];

/** What the month asks for beside, once the rest has settled. */
const OF_THE_MONTH = [
  '本月重点：防雨防汛，雨后复查电气设备',
  '本月重点：防暑降温，合理安排巡检时间',
  '本月重点：冬防保温，逐点检查伴热和放空',
  '本月重点：防火防爆，清理井场可燃物',
];

/** The list in its `nth` version, 0 being the first. */
export const dutiesOf = (nth: number): DutyItem[] =>
  NINE.map(([name, text], i) => {
    const now = LATER.slice(0, nth).findLast(([item]) => item === i);
    const asked = i === 0 && nth > LATER.length ? `；${OF_THE_MONTH[nth % OF_THE_MONTH.length]}` : '';
    return { code: String(i + 1), name, text: `${now ? now[1] : text}${asked}` };
  });
