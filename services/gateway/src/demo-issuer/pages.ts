import { escaped, page } from '../pages.js';
import { inBoth, type DemoUser } from './demo-user.js';

/** No script: the page must work under the strictest policy and with a keyboard alone. */
export function chooseUserPage(users: Iterable<DemoUser>): string {
  const groups = Map.groupBy(users, (user) => user.tenant);
  const sections = [...groups.values()].map((members) => {
    const name = inBoth(members[0]!.tenantName);
    return `<section><h2>${both(name)}</h2><div class="users">${members.map(userButton).join('')}</div></section>`;
  });
  return page(
    '选择演示用户 · Choose a demo user',
    `<h1>选择演示用户 <small lang="en">Choose a demo user</small></h1>
<p>演示环境，数据均为虚构，无需密码。<br><small lang="en">A demonstration with invented data; no passwords.</small></p>
<form method="post">${sections.join('')}</form>`,
  );
}

function userButton(user: DemoUser): string {
  const roles = user.roles.map((role) => roleNames[role] ?? { zh: role, en: role });
  const role = { zh: roles.map(({ zh }) => zh).join('、'), en: roles.map(({ en }) => en).join(', ') };
  return `<button name="user" value="${escaped(user.id)}"><b>${both(inBoth(user.name))}</b><span>${both(role)}</span></button>`;
}

const both = ({ zh, en }: { zh: string; en: string }) =>
  zh === en ? escaped(zh) : `${escaped(zh)} <small lang="en">${escaped(en)}</small>`;

const roleNames: Record<string, { zh: string; en: string }> = {
  groupAuditor: { zh: '集团审计员', en: 'group auditor' },
  tenantAdmin: { zh: '租户管理员', en: 'tenant administrator' },
  committeeOfficer: { zh: '党委工作人员', en: 'committee officer' },
  branchSecretary: { zh: '党支部书记', en: 'branch secretary' },
  groupLeader: { zh: '党小组组长', en: 'group leader' },
  member: { zh: '党员', en: 'member' },
  itOperator: { zh: '运维人员', en: 'IT operator' },
  subscriber: { zh: '系统订阅方', en: 'machine subscriber' },
};

export const expiredPage = () =>
  page(
    '登录已过期 · Sign-in expired',
    `<h1>登录页面已过期 <small lang="en">This sign-in page has expired</small></h1>
<p><a href="/auth/login">重新登录 <small lang="en">Sign in again</small></a></p>`,
  );

export const failurePage = (code: string, detail = '') =>
  page(
    '无法登录 · Sign-in failed',
    `<h1>无法登录 <small lang="en">Sign-in failed</small></h1><p><code>${escaped(code)}</code> ${escaped(detail)}</p>
<p><a href="/auth/login">重新登录 <small lang="en">Sign in again</small></a></p>`,
  );

export const signOutPage = (form: string) =>
  page(
    '退出登录 · Sign out',
    `<h1>退出登录？ <small lang="en">Sign out?</small></h1>${form}
<button class="primary" form="op.logoutForm" name="logout" value="yes">退出 Sign out</button>`,
  );

export const signOutDonePage = () =>
  page(
    '已退出 · Signed out',
    `<h1>已退出登录 <small lang="en">Signed out</small></h1><p><a href="/">返回 Back</a></p>`,
  );
