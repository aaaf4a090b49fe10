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

export const outsideScope = () =>
  new Refusal(
    'forbidden',
    'outside-scope',
    { zh: '这不在您负责的单位范围内', en: 'This lies outside the units you are responsible for' },
    {
      remedy: {
        zh: '请联系该单位的负责人，或请管理员调整您的权限范围。',
        en: 'Ask who is responsible there, or have your administrator widen your scope.',
      },
    },
  );

export const tenantUnknown = () =>
  new Refusal(
    'forbidden',
    'tenant-unknown',
    { zh: '您的单位尚未开通', en: 'Your oilfield has not been set up here' },
    { remedy: { zh: '请联系集团运维人员开通。', en: 'Ask the operators of the group to create it.' } },
  );

export const tenantSuspended = () =>
  new Refusal(
    'forbidden',
    'tenant-suspended',
    { zh: '您的单位已停用', en: 'Your oilfield is suspended' },
    { remedy: { zh: '请联系集团运维人员。', en: 'Ask the operators of the group.' } },
  );
