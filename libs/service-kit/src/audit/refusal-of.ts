import type { RongheRequest } from '../request.js';
import type { Recorded } from './recorder.js';
import { actionOf, circumstances, isChange, patternOf } from './what.js';

/**
 * The record of a request that got an error for an answer; undefined when it leaves none. Recorded are refused access,
 * tokens that are not accepted, looking for another tenant, and every change that was asked for and did not come about.
 */
export function refusalOf(request: RongheRequest, status: number, code: string): Recorded | undefined {
  // Who is told to slow down has done nothing; and what could not be recorded cannot be recorded here either.
  if (patternOf(request) === '' || status === 429 || code === 'audit-unavailable') return undefined;
  const access = status === 403 || code === 'token-not-accepted' || isForeignTenant(request, status);
  if (!access && !(request.identity && isChange(request))) return undefined;
  return {
    ...circumstances(request),
    action: access ? 'refused' : actionOf(request),
    outcome: 'refused',
    status,
    people: [],
    detail: code,
  };
}

const isForeignTenant = ({ headers, identity }: RongheRequest, status: number): boolean =>
  status === 404 && !identity && headers['ronghe-tenant'] !== undefined;
