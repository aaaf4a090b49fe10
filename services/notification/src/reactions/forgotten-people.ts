import type { FactOfType, PersonFact } from '@ronghe/contracts';
import type { ModelReader, Projection, Recorded } from '@ronghe/event-sourcing';

type Forgotten = Extract<PersonFact, { type: 'organization.person-forgotten' }>;

/** Whom nobody tells anything any more. */
export const forgottenPeople: Projection<{ on: string }, Forgotten> = {
  model: 'notification-forgotten-people',
  version: 1,
  types: ['organization.person-forgotten'],
  keys: (event) => [event.data.person],
  evolve: (_, event: Recorded<Forgotten>) => ({ on: event.data.on }),
};

/** Whether a notice's recipient is a person who was forgotten. */
export async function isForgotten(reader: ModelReader, recipient: string): Promise<boolean> {
  const person = /^person:(.+)$/.exec(recipient)?.[1];
  return person !== undefined && (await reader.get(forgottenPeople, person)) !== undefined;
}

export type ForgottenData = FactOfType<PersonFact, 'organization.person-forgotten'>;
