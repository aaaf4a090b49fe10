import { useQueryClient } from '@tanstack/react-query';
import { sessionKey, signOut } from '../api/session';
import { viewTenant } from '../api/viewed-tenant';

export function useLeave() {
  const client = useQueryClient();
  return async (everywhere: boolean) => {
    const elsewhere = await signOut(everywhere);
    if (elsewhere) return window.location.assign(elsewhere);
    client.setQueryData([sessionKey], null);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey });
    viewTenant();
  };
}
