import i18n from 'i18next';
import { newKey } from './new-key';
import { knownPositions, rememberPosition } from './positions';
import { refusalOf } from './problem';
import { viewedTenant } from './viewed-tenant';

export type Params = Record<string, string | number | boolean | undefined>;

export interface CommandAnswer {
  id: string;
  version: number;
  position: string;
}

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const longestWaitSeconds = 5;

export const withParams = (path: string, params: Params = {}) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size ? `${path}?${query}` : path;
};

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function send(path: string, init: RequestInit, mayRetry = true): Promise<Response> {
  const response = await fetch(path, init);
  const retryAfter = Number(response.headers.get('Retry-After'));
  if (response.status === 503 && mayRetry && retryAfter > 0) {
    await wait(Math.min(retryAfter, longestWaitSeconds));
    return send(path, init, false);
  }
  if (!response.ok) throw await refusalOf(response);
  return response;
}

/** Only for a group auditor who looks at an oilfield. */
function asViewed(): Record<string, string> {
  const viewed = viewedTenant();
  return viewed ? { 'Ronghe-Tenant': viewed.id } : {};
}

function query(path: string, params: Params | undefined, accept: string) {
  const after = knownPositions();
  return send(withParams(path, params), {
    headers: {
      Accept: accept,
      'Accept-Language': i18n.language,
      ...asViewed(),
      ...(after ? { 'Ronghe-After': after } : {}),
    },
  });
}

export async function get<T>(path: string, params?: Params): Promise<T> {
  const response = await query(path, params, 'application/json');
  return response.json() as Promise<T>;
}

export async function getSpreadsheet(path: string, params?: Params): Promise<Blob> {
  const response = await query(path, params, spreadsheet);
  return response.blob();
}

export async function sendCommand(path: string, body?: unknown): Promise<Response> {
  const isForm = body instanceof FormData;
  const response = await send(path, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Accept-Language': i18n.language,
      'X-Ronghe-Request': 'console',
      'Idempotency-Key': newKey(),
      ...asViewed(),
      ...(isForm ? {} : { 'Content-Type': 'application/json' }),
    },
    body: isForm ? body : JSON.stringify(body ?? {}),
  });
  rememberPosition(response.headers.get('Ronghe-Position'));
  return response;
}

export async function post<T = CommandAnswer>(path: string, body?: unknown): Promise<T> {
  const response = await sendCommand(path, body);
  return response.json() as Promise<T>;
}
