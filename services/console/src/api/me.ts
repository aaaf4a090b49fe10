import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import { ProblemError } from './problem';
import type { Role } from './session';
import { useViewedTenant, viewedTenant, viewTenant } from './viewed-tenant';

/** A role with its reach: the subtree under `unit`, the whole oilfield without it. */
export interface Grant {
  role: Role;
  unit?: string;
  unitName?: string;
}

/** What the token says and what was assigned, together. */
export interface Me {
  person: string;
  tenant: string;
  home?: string;
  roles: Role[];
  grants: Grant[];
}

const mePath = '/api/organization/v1/me';

/** Somebody else may have signed in since, who may not look at the oilfield that is kept in this tab. */
async function whoAmI(): Promise<Me> {
  try {
    return await get<Me>(mePath);
  } catch (error) {
    if (!viewedTenant() || !(error instanceof ProblemError && error.problem.status === 404)) throw error;
    viewTenant();
    return get<Me>(mePath);
  }
}

export function useMe() {
  const viewed = useViewedTenant();
  return useQuery({ queryKey: [mePath, viewed?.id], queryFn: whoAmI, staleTime: 60_000 });
}
