import { useTranslation } from 'react-i18next';

const known = {
  'organization/people': 'people',
  'organization/people/:id': 'person',
  'organization/role-assignments': 'roles',
  'organization/forgettings': 'forgettings',
  'organization/audit-records': 'audit',
  'organization/me/accesses': 'accesses',
  'organization/events': 'events',
  'scoring/standings': 'standings',
  'scoring/accounts/:subject': 'standings',
  'scoring/accounts/:subject/explanation': 'explanation',
  'scoring/events': 'events',
  'notification/notices': 'notices',
} as const;

const toKey = (route: string) =>
  /^\S+ \/api\/([^/]+)\/v1\/(.+)$/.exec(route)?.slice(1).join('/') as keyof typeof known | undefined;

/** A route in the words that the pages use; one without a page as it is. */
export function useWhere() {
  const { t } = useTranslation();
  return (route: string) => {
    const key = toKey(route);
    return key && key in known ? t(`accesses.places.${known[key]}`) : <code>{route}</code>;
  };
}
