export const common = {
  product: 'Ronghe 融合',
  platform: 'Party building and production, together',
  skip: 'Skip to content',
  retry: 'Try again',
  cancel: 'Cancel',
  done: 'Done',
  export: 'Export to Excel',
  total: '{{total}} in all',
  page: 'Page {{page}}',
  previous: 'Previous page',
  next: 'Next page',
  empty: 'Nothing here yet',
  all: 'All',
  none: '—',
  yes: 'Yes',
  no: 'No',
  actions: 'Actions',
  date: 'Date',
  reason: 'Reason',
  name: 'Name',
  code: 'Code',
  required: 'This field is required',
  remedy: 'What to do: {{remedy}}',
  back: 'Back',
  typeToSearch: 'Type a name to search',
  asOf: 'View as of',
  asOfBanner: 'As of {{at}}, read only',
  asOfClear: 'Back to now',
  language: '中文',
  switchLanguage: 'Switch to Chinese',
  notFound: 'There is no such page',
  backHome: 'Back to overview',
};

export const nav = {
  label: 'Main navigation',
  openMenu: 'Open navigation',
  overview: 'Overview',
  organization: 'Organisation',
  coverage: 'Coverage',
  import: 'Import',
  alliances: 'Alliances',
  standings: 'Standings',
  rulebooks: 'Rulebooks',
  inbox: 'Inbox',
  webhooks: 'Webhooks',
};

export const problem = {
  unexpected: 'The service did not answer as expected ({{status}})',
  tryLater: 'Please try again later; if it keeps failing, contact your administrator.',
  unreachable: 'The service cannot be reached',
  checkConnection: 'Check your connection and try again.',
};

export const role = {
  groupAuditor: 'Group auditor',
  tenantAdmin: 'Oilfield administrator',
  committeeOfficer: 'Committee officer',
  branchSecretary: 'Branch secretary',
  groupLeader: 'Party group leader',
  member: 'Party member',
  itOperator: 'IT operator',
};

export const session = {
  sentence: 'It joins Party organisations with production teams, and every figure opens to the event that made it.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  account: 'Account: {{name}}',
  demo: 'Demo data',
  unread: 'Inbox, {{n}} unread',
};
