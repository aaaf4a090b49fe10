import { lazy } from 'react';
import { Navigate } from 'react-router';
import { useMays } from '../session/session';
import { placesOf, sections } from './places';

const Overview = lazy(() => import('../pages/overview/overview-page'));

/** The overview is of an oilfield; who has none to see begins at the first page that is his. */
export function Landing() {
  const may = useMays();
  const first = sections.flatMap((section) => placesOf(section, may))[0];
  return may('see') || !first ? <Overview /> : <Navigate to={first.to} replace />;
}
