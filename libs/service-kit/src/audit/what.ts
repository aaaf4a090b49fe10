import type { AuditAction, AuditEntry } from '@ronghe/audit';
import type { RongheRequest } from '../request.js';

/** Resources by which an installation is run or people are let in or forgotten; all other changes are daily work. */
const ADMINISTRATION = /\/v1\/(parked|role-assignments|tenants|webhooks|people\/:id\/forgetting)(\/|$)/;
const IMPORT = /\/v1\/imports(\/|$)/;

export const isChange = ({ method }: Pick<RongheRequest, 'method'>): boolean => method !== 'GET' && method !== 'HEAD';

/** The pattern that the code says, never the address: an address can hold what must not be kept. */
export const patternOf = (request: RongheRequest): string =>
  (request.route as { path?: unknown } | undefined)?.path?.toString() ?? '';

/** What a request that was let in does, as far as the trail is concerned. */
export function actionOf(request: RongheRequest): AuditAction {
  const pattern = patternOf(request);
  if (!isChange(request)) return request.exported ? 'export' : 'read-personal-data';
  if (IMPORT.test(pattern)) return 'import';
  return ADMINISTRATION.test(pattern) ? 'administer' : 'command';
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
