import type { ModelReader } from '@ronghe/event-sourcing';
import { forgettings } from '../forgetting/forgettings.js';
import { people } from './people.js';

/** Sealed; null for somebody who was forgotten, undefined for who is nobody of this oilfield. */
export async function nameOf(reader: ModelReader, person: string): Promise<string | null | undefined> {
  const name = (await reader.get(people, person))?.name;
  if (name !== undefined) return name;
  return (await reader.get(forgettings, person))?.state === 'forgotten' ? null : undefined;
}
