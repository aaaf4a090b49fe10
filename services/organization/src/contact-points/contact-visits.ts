import type { ContactPointFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';
import { monthOf } from '@ronghe/service-kit/pure';

export interface Finding {
  id: string;
  title: string;
  severity: number;
  responsibleUnit: string;
  responsible?: string;
  dueOn?: string;
}

/** Key is the visit; a withdrawn one is none. */
export interface ContactVisit {
  point: string;
  unit: string;
  person: string;
  on: string;
  month: string;
  hours: number;
  done: string;
  findings: readonly Finding[];
  /** Why it was put right last. */
  correction?: string;
}

export const contactVisits: Projection<ContactVisit, ContactPointFact> = {
  model: 'contact-visits',
  version: 1,
  types: [
    'organization.contact-visit-logged',
    'organization.contact-visit-corrected',
    'organization.contact-visit-withdrawn',
    'organization.contact-finding-recorded',
    'organization.contact-finding-withdrawn',
  ],
  keys: ({ data }) => ('visit' in data ? [data.visit] : []),
  evolve: evolveVisit,
  indexes: ['point', 'person', 'month'],
};

function evolveVisit(row: ContactVisit | undefined, event: Recorded<ContactPointFact>): ContactVisit | undefined {
  if (event.type === 'organization.contact-visit-logged') {
    const { point, unit, person, on, hours, done } = event.data;
    return { point, unit, person, on, month: monthOf(on), hours, done, findings: [] };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'organization.contact-visit-corrected': {
      const { hours, done, reason } = event.data;
      return { ...row, hours, done, correction: reason };
    }
    case 'organization.contact-finding-recorded': {
      const { finding: id, title, severity, responsibleUnit, responsible, dueOn } = event.data;
      return { ...row, findings: [...row.findings, { id, title, severity, responsibleUnit, responsible, dueOn }] };
    }
    case 'organization.contact-finding-withdrawn':
      return { ...row, findings: row.findings.filter(({ id }) => id !== event.data.finding) };
    default:
      return undefined;
  }
}
