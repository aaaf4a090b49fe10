import { Refusal } from '@ronghe/service-kit';

export const notFromConsole = () =>
  new Refusal(
    'forbidden',
    'not-from-console',
    { zh: '请求并非来自本系统页面，已拒绝', en: 'The request did not come from the console' },
    {
      remedy: {
        zh: '请在本系统页面内操作；脚本与接口调用请使用访问令牌。',
        en: 'Work in the console; scripts and API calls use a bearer token.',
      },
    },
  );

export const foreignReturn = () =>
  new Refusal(
    'malformed',
    'return-not-local',
    { zh: '登录后的返回地址不是本系统页面', en: 'The address to return to is not a page of this system' },
    {
      remedy: {
        zh: 'returnTo 须为以“/”开头的本系统路径。',
        en: 'returnTo must be a path of this system, such as /inbox.',
      },
    },
  );

export const issuerAway = () =>
  new Refusal(
    'unavailable',
    'issuer-unavailable',
    { zh: '暂时无法连接身份认证服务', en: 'The identity provider cannot be reached' },
    {
      remedy: {
        zh: '请稍后重试；如持续出现，请运维人员检查 RONGHE_OIDC_ISSUER。',
        en: 'Try again later; if it stays, operations should check RONGHE_OIDC_ISSUER.',
      },
      retryAfterSeconds: 5,
    },
  );

export const noSession = () =>
  new Refusal(
    'unauthenticated',
    'not-signed-in',
    { zh: '请先登录', en: 'Sign in first' },
    { remedy: { zh: '打开 /auth/login 登录。', en: 'Open /auth/login to sign in.' } },
  );

export const sessionsUnknown = () =>
  new Refusal(
    'unavailable',
    'sessions-unavailable',
    { zh: '暂时无法核验登录会话', en: 'Sessions cannot be checked at the moment' },
    {
      remedy: {
        zh: '请稍后重试；如持续出现，请运维人员检查 RONGHE_MONGO。',
        en: 'Try again later; if it stays, operations should check RONGHE_MONGO.',
      },
      retryAfterSeconds: 5,
    },
  );

export const logoutRefused = () =>
  new Refusal(
    'malformed',
    'logout-token-not-accepted',
    { zh: '退出通知无效', en: 'The logout token is not accepted' },
    {
      remedy: {
        zh: '请检查身份认证服务的后端退出（back-channel logout）设置。',
        en: 'Check the back-channel logout of the identity provider.',
      },
    },
  );

export const hostTwice = () =>
  new Refusal(
    'malformed',
    'host-twice',
    { zh: '请求带了多个 Host 头', en: 'The request names more than one host' },
    { remedy: { zh: '请检查代理的设置。', en: 'Check the proxy before this system.' } },
  );
