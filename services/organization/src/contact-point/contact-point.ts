import type { ContactPointFact, ContactPurpose } from '@ronghe/contracts';

export interface Visit {
  on: string;
  hours: number;
  done: string;
  findings: Set<string>;
}
/** What a leader answers for at one place. A term of three years with a visit every week is some hundreds of events. */
export interface KnownPoint {
  is: 'open' | 'closed';
  unit: string;
  person: string;
  purposes: readonly ContactPurpose[];
  on: string;
  closedOn?: string;
  visits: Map<string, Visit>;
}
export type ContactPoint = { is: 'unknown' } | KnownPoint;

export const noContactPoint = (): ContactPoint => ({ is: 'unknown' });

/** One record per leader and place, safety and Party in one: a second one cannot come to be. */
export const contactPointId = (unit: string, person: string): string => `${unit}.${person}`;

export function evolveContactPoint(point: ContactPoint, fact: ContactPointFact): ContactPoint {
  if (fact.type === 'organization.contact-point-opened') {
    const { unit, person, purposes, on } = fact.data;
    const visits = point.is === 'unknown' ? new Map<string, Visit>() : point.visits;
    return { is: 'open', unit, person, purposes, on, visits };
  }
  if (point.is === 'unknown') return point;
  switch (fact.type) {
    case 'organization.contact-point-passed':
    case 'organization.contact-point-closed':
      return { ...point, is: 'closed', closedOn: fact.data.on };
    case 'organization.contact-visit-logged':
    case 'organization.contact-visit-corrected': {
      const { visit, on, hours, done } = fact.data;
      const findings = point.visits.get(visit)?.findings ?? new Set<string>();
      point.visits.set(visit, { on, hours, done, findings });
      return point;
    }
    case 'organization.contact-visit-withdrawn':
      point.visits.delete(fact.data.visit);
      return point;
    case 'organization.contact-finding-recorded':
      point.visits.get(fact.data.visit)?.findings.add(fact.data.finding);
      return point;
    case 'organization.contact-finding-withdrawn':
      point.visits.get(fact.data.visit)?.findings.delete(fact.data.finding);
      return point;
    default:
      return fact satisfies never;
  }
}
