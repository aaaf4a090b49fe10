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

/** Who worked here on that day. @throws Refusal unknown-person, person-left */
export async function requirePerson(
  runtime: OrganizationRuntime,
  context: CommandContext,
  person: string,
  pointer: string,
  on: string,
): Promise<PersonRow> {
  const found = await (await runtime.lookup(context)).get(people, person);
  const choose = { zh: '请从人员列表中选择', en: 'Choose somebody from the list of people' };
  if (!found)
    return invalidField(
      pointer,
      'unknown-person',
      { zh: '没有登记这个人员', en: 'Nobody of this id is registered' },
      choose,
    );
  if (found.leftOn && found.leftOn <= on)
    invalidField(
      pointer,
      'person-left',
      { zh: `已于${found.leftOn}离职`, en: `Works here no more since ${found.leftOn}` },
      choose,
    );
  return found;
}

/** Of people whom the sender may not know of he is told that there are none. */
export const noSuchPerson = (): never => notFound({ zh: '人员', en: 'person' });
