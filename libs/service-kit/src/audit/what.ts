import type { AuditAction, AuditEntry } from '@ronghe/audit';
import type { Thing } from '../identity/index.js';
import type { RongheRequest } from '../request.js';

/** By which an installation is run, and people are let in or forgotten; to change all other things is daily work. */
const ADMINISTRATION: readonly (Thing | undefined)[] = ['forgetting', 'parked', 'role', 'tenant', 'webhook'];

export const isChange = ({ method }: Pick<RongheRequest, 'method'>): boolean => method !== 'GET' && method !== 'HEAD';

/** The pattern that the code says, never the address: an address can hold what must not be kept. */
export const patternOf = (request: RongheRequest): string =>
  (request.route as { path?: unknown } | undefined)?.path?.toString() ?? '';

/** What a request that was let in does, as far as the trail is concerned. */
export function actionOf(request: RongheRequest): AuditAction {
  if (!isChange(request)) return request.exported ? 'export' : 'read-personal-data';
  const thing = request.may?.[1];
  if (thing === 'workbook') return 'import';
  return ADMINISTRATION.includes(thing) ? 'administer' : 'command';
}

/** Where and by whom; what came of it is the caller's to say. */
export function circumstances(
  request: RongheRequest,
): Pick<AuditEntry, 'chain' | 'tenant' | 'actor' | 'route' | 'trace' | 'people'> {
  const pattern = patternOf(request);
  const { tenant = '', person = '' } = request.identity ?? request.claims ?? {};
  return {
    chain: /^\/api\/([a-z-]+)\//.exec(pattern)?.[1] ?? 'gateway',
    tenant,
    actor: person,
    route: `${request.method} ${pattern}`,
    trace: request.trace,
    people: [...(request.opened ?? [])],
  };
}
