import type { Backing } from '@ronghe/process';

/** How far the demo data has come: every month of a tenant before this one is in the logs with all that follows from it. */
export interface Progress {
  anchor: string;
  tenant: number;
  month: number;
  done: boolean;
}

/** Where the progress is noted: beside the data that it speaks of. */
export type Notes = Pick<Backing, 'note' | 'takeNote'>;

const NAME = 'demo data';

export async function readProgress(notes: Notes): Promise<Progress | undefined> {
  const note = await notes.note(NAME);
  return note === undefined ? undefined : (JSON.parse(note) as Progress);
}

export const writeProgress = (notes: Notes, progress: Progress): Promise<void> =>
  notes.takeNote(NAME, JSON.stringify(progress));
