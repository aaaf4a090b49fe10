import { type CommandContext, invalidField, notFound } from '@ronghe/event-sourcing';
import { type Thing, rightsOf } from '@ronghe/service-kit';
import { Reach } from '../chart/reach.handlers.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { type PersonRow, people } from '../people/people.js';

/**
 * Whether the sender may write this down of a leader: the leader himself, or whoever answers for the place or for the
 * unit or Party group that he belongs to.
 */
export async function mayOf(
  runtime: OrganizationRuntime,
  context: CommandContext,
  thing: Thing,
  person: string,
  place?: string,
): Promise<boolean> {
  const rights = rightsOf(context);
  if (!rights || rights.may('change', thing, { person })) return true;
  const row = await (await runtime.lookup(context)).get(people, person);
  return (await Reach.of(runtime, context)).covers(thing, place, row?.unit, row?.partyGroup);
}

/** An employee who is there. @throws Refusal unknown-person */
export async function requirePerson(
  runtime: OrganizationRuntime,
  context: CommandContext,
  person: string,
  pointer: string,
): Promise<PersonRow> {
  const found = await (await runtime.lookup(context)).get(people, person);
  return (
    found ??
    invalidField(
      pointer,
      'unknown-person',
      { zh: '没有登记这个人员', en: 'Nobody of this id is registered' },
      { zh: '请从人员列表中选择', en: 'Choose somebody from the list of people' },
    )
  );
}

/** Of people whom the sender may not know of he is told that there are none. */
export const noSuchPerson = (): never => notFound({ zh: '人员', en: 'person' });
