import type { ModelReader } from '@ronghe/event-sourcing';
import { alliances } from '../alliances/alliances.js';
import { problems } from '../problems/problems.js';

export type AllianceFigures = Record<'alliances' | 'openProblems' | 'closedProblems', number>;

export async function figuresOf(reader: ModelReader): Promise<AllianceFigures> {
  const all = await reader.count(problems);
  const closedProblems = await reader.count(problems, { state: 'closed' });
  return { alliances: await reader.count(alliances), openProblems: all - closedProblems, closedProblems };
}
