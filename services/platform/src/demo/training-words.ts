/** What the menu of an oilfield offers. */
export const COURSES: readonly { code: string; name: string; hours: number; about: string }[] = [
  { code: 'DIAG', name: '油井故障诊断', hours: 4, about: '示功图分析、常见故障判断与处置' },
  { code: 'HSE', name: '井场安全与应急处置', hours: 6, about: '硫化氢防护、井控险情、初期火灾' },
  { code: 'METER', name: '计量与资料录取', hours: 3, about: '量油测气、资料全准' },
  { code: 'ENERGY', name: '节能降耗', hours: 3, about: '单井耗电、间抽制度、掺水优化' },
  { code: 'PARTY', name: '党小组工作方法', hours: 3, about: '组织生活、谈心谈话、岗区队活动' },
  { code: 'LEAD', name: '班组长管理实务', hours: 8, about: '班组建设、绩效分配、现场带教' },
];

export const TIERS = ['应需', '补短', '固优'];
export const STAGES = ['入门', '提高', '带头'];
