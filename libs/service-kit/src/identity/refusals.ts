import { Refusal } from '../problem.js';

export const notSignedIn = () =>
  new Refusal(
    'unauthenticated',
    'not-signed-in',
    { zh: '请先登录', en: 'Sign in first' },
    {
      remedy: {
        zh: '请登录后重试；调用接口时请携带有效的访问令牌。',
        en: 'Sign in and try again; an API call needs a valid bearer token.',
      },
    },
  );

export const tokenNotAccepted = () =>
  new Refusal(
    'unauthenticated',
    'token-not-accepted',
    { zh: '登录凭证无效或已过期', en: 'The access token is not valid or has expired' },
    { remedy: { zh: '请重新登录，或换取新的访问令牌。', en: 'Sign in again or fetch a new access token.' } },
  );

export const keysUnavailable = () =>
  new Refusal(
    'unavailable',
    'issuer-unavailable',
    { zh: '暂时无法核验登录凭证', en: 'Access tokens cannot be checked at the moment' },
    {
      remedy: {
        zh: '身份认证服务不可达，请稍后重试。',
        en: 'The identity provider cannot be reached; try again later.',
      },
      retryAfterSeconds: 5,
    },
  );

export const mayNot = () =>
  new Refusal(
    'forbidden',
    'role-not-allowed',
    { zh: '您的角色无权执行此操作', en: 'Your role may not do this' },
    { remedy: { zh: '如需此权限，请联系本单位管理员。', en: 'Ask your administrator if you need this right.' } },
  );
