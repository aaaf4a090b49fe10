import type { ModelReader } from '@ronghe/event-sourcing';
import { accounts } from '../standings/accounts.js';

export type ScoringFigures = Record<'subjects' | 'entries' | 'points', number>;

/** Of all years: who has an account, how many entries stand in them, and what these add up to. */
export async function figuresOf(reader: ModelReader): Promise<ScoringFigures> {
  const found = (await reader.find(accounts)).map(({ document }) => document);
  const entries = found.flatMap((account) => account.entries);
  const hundredths = entries.reduce((sum, { points }) => sum + Math.round(points * 100), 0);
  return {
    subjects: new Set(found.map(({ subject }) => subject)).size,
    entries: entries.length,
    points: hundredths / 100,
  };
}
