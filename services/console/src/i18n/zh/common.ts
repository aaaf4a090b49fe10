export const common = {
  product: '融合 Ronghe',
  platform: '党建与生产融合平台',
  skip: '跳到正文',
  retry: '重试',
  cancel: '取消',
  done: '已完成',
  export: '导出 Excel',
  total: '共 {{total}} 条',
  page: '第 {{page}} 页',
  previous: '上一页',
  next: '下一页',
  empty: '暂无数据',
  all: '全部',
  none: '—',
  yes: '是',
  no: '否',
  actions: '操作',
  date: '日期',
  reason: '原因',
  name: '名称',
  code: '编码',
  required: '请填写此项',
  remedy: '处理办法：{{remedy}}',
  back: '返回',
  typeToSearch: '输入名称搜索',
  asOf: '查看某一时点',
  asOfBanner: '截至 {{at}} 的数据，只供查看',
  asOfClear: '回到当前',
  language: 'English',
  switchLanguage: '切换到英文',
  notFound: '没有这个页面',
  backHome: '返回总览',
};

export const nav = {
  label: '主导航',
  openMenu: '打开导航',
  overview: '总览',
  organization: '组织',
  coverage: '两组融合',
  import: '导入',
  alliances: '党建联盟',
  standings: '积分排名',
  rulebooks: '考核细则',
  inbox: '消息',
  webhooks: '消息推送',
};

export const problem = {
  unexpected: '服务没有正常应答（{{status}}）',
  tryLater: '请稍后重试；若仍不成功，请联系管理员。',
  unreachable: '无法连接服务',
  checkConnection: '请检查网络后重试。',
};

export const role = {
  groupAuditor: '集团审计',
  tenantAdmin: '油田管理员',
  committeeOfficer: '党委干事',
  branchSecretary: '党支部书记',
  groupLeader: '党小组长',
  member: '党员',
  itOperator: '运维人员',
};

export const session = {
  sentence: '把党组织与班组连在一起，每一个数字都能追到产生它的那件事。',
  signIn: '登录',
  signOut: '退出登录',
  account: '账号：{{name}}',
  demo: '演示数据',
  unread: '消息，{{n}} 条未读',
};
