import type { PostEnding, PostFact, PostKind, PostRole } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

/** That somebody, by his pseudonym, holds or held a post; `to` is the first day without it. */
export interface Appointment {
  post: string;
  unit: string;
  kind: PostKind;
  role: PostRole;
  person: string;
  from: string;
  to?: string;
  reason?: PostEnding;
  state: 'open' | 'ended';
}

export const appointments: Projection<Appointment, PostFact> = {
  model: 'appointments',
  version: 1,
  types: ['organization.appointment-begun', 'organization.appointment-ended'],
  keys: ({ data }) => ('appointment' in data ? [data.appointment] : []),
  evolve: evolveAppointments,
  indexes: ['post', 'person'],
};

function evolveAppointments(row: Appointment | undefined, event: Recorded<PostFact>): Appointment | undefined {
  switch (event.type) {
    case 'organization.appointment-begun': {
      const { appointment: _, ...begun } = event.data;
      return { ...begun, state: 'open' };
    }
    case 'organization.appointment-ended':
      return row && { ...row, state: 'ended', to: event.data.on, reason: event.data.reason };
    default:
      return row;
  }
}

export const heldOn = ({ from, to }: Pick<Appointment, 'from' | 'to'>, day: string): boolean =>
  from <= day && !(to && to <= day);
