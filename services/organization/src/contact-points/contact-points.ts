import type { ContactPointFact, ContactPurpose } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

export const POINT_STATES = ['open', 'closed'] as const;

/** Key is the point. */
export interface ContactPointRow {
  unit: string;
  person: string;
  purposes: readonly ContactPurpose[];
  on: string;
  state: (typeof POINT_STATES)[number];
  closedOn?: string;
  /** Leader to whom it was passed on. */
  passedTo?: string;
  reason?: string;
  visits: number;
  findings: number;
  /** Events on the stream, for ETag. */
  version: number;
}

export const contactPoints: Projection<ContactPointRow, ContactPointFact> = {
  model: 'contact-points',
  version: 1,
  types: [
    'organization.contact-point-opened',
    'organization.contact-point-passed',
    'organization.contact-point-closed',
    'organization.contact-visit-logged',
    'organization.contact-visit-corrected',
    'organization.contact-visit-withdrawn',
    'organization.contact-finding-recorded',
    'organization.contact-finding-withdrawn',
  ],
  keys: ({ data }) => [data.point],
  evolve: evolvePoint,
  indexes: ['person', 'unit', 'state'],
};

function evolvePoint(row: ContactPointRow | undefined, event: Recorded<ContactPointFact>): ContactPointRow | undefined {
  if (event.type === 'organization.contact-point-opened') {
    const { unit, person, purposes, on } = event.data;
    const { visits = 0, findings = 0, version = 0 } = row ?? {};
    return { unit, person, purposes, on, state: 'open', visits, findings, version: version + 1 };
  }
  if (!row) return undefined;
  const next = { ...row, version: row.version + 1 };
  switch (event.type) {
    case 'organization.contact-point-passed':
      return { ...next, state: 'closed', closedOn: event.data.on, passedTo: event.data.to };
    case 'organization.contact-point-closed':
      return { ...next, state: 'closed', closedOn: event.data.on, reason: event.data.reason };
    case 'organization.contact-visit-logged':
      return { ...next, visits: row.visits + 1 };
    case 'organization.contact-visit-withdrawn':
      return { ...next, visits: row.visits - 1 };
    case 'organization.contact-finding-recorded':
      return { ...next, findings: row.findings + 1 };
    case 'organization.contact-finding-withdrawn':
      return { ...next, findings: row.findings - 1 };
    case 'organization.contact-visit-corrected':
      return next;
  }
}
