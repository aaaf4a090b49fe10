import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { sessionKey } from '../api/session';
import { type ViewedTenant, viewTenant } from '../api/viewed-tenant';

/** Nothing that was read of one oilfield may show in another. */
export function useTenantSwitch() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (tenant?: ViewedTenant) => {
    viewTenant(tenant);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey });
    void navigate('/');
  };
}
