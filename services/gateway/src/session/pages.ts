import { page } from '../pages.js';

const reasons = {
  expired: {
    zh: '登录已过期，或登录是在另一个浏览器中开始的。',
    en: 'The sign-in has expired or was begun in another browser.',
  },
  refused: { zh: '身份认证服务未完成登录。', en: 'The identity provider did not complete the sign-in.' },
  account: {
    zh: '您的账号尚未分配到本系统的租户，请联系管理员。',
    en: 'Your account belongs to no tenant of this system yet; ask your administrator.',
  },
  tooBig: {
    zh: '身份认证服务签发的令牌过大，请管理员精简令牌内容。',
    en: 'The tokens of the identity provider are too big; the administrator should slim them down.',
  },
};

export type SignInFailure = keyof typeof reasons;

export const signInFailedPage = (reason: SignInFailure) =>
  page(
    '无法登录 · Sign-in failed',
    `<h1>无法登录 <small lang="en">Sign-in failed</small></h1>
<p>${reasons[reason].zh}<br><small lang="en">${reasons[reason].en}</small></p>
<p><a href="/auth/login">重新登录 <small lang="en">Sign in again</small></a></p>`,
  );
