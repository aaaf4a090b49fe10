/** What leaders do and find at their contact points and stations, in the words of an oilfield. */
export const CONTACT_FINDINGS = [
  '二号泵房护栏松动',
  '班前讲话记录不全',
  '配电箱警示标识脱落',
  '消防器材点检卡未填写',
  '阀组井口盖板缺失',
  '岗位风险告知卡未更新',
  '党员示范岗公示栏信息过期',
  '巡检路线防滑措施不足',
  '交接班记录漏签',
  '可燃气体报警器校验到期',
  '班组小家热水器漏电保护失灵',
  '职工反映夜班送饭不及时',
] as const;
export const CONTACT_WORK = [
  '查现场隐患，听职工意见',
  '参加班前讲话，讲安全党课',
  '跟班巡检，督促上次问题整改',
  '与班组座谈，宣讲政策，检查应急预案',
] as const;
export const CONTACT_EVIDENCE = [
  '已整改并拍照存档，班组自查合格',
  '更换部件后试运行正常，记录在册',
  '完善台账并组织岗位学习，抽查合格',
] as const;
export const STATION_WORK = [
  '跟班巡检，解决现场问题一项',
  '参加班前会，检查交接班',
  '与站长研究当周生产安排',
  '检查高风险作业票证，旁站监督',
  '督导上周问题整改，入户走访职工',
] as const;
