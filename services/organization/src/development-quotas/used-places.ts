import type { ModelReader } from '@ronghe/event-sourcing';
import { developmentUses } from './development-uses.js';

/** How many places of a year each unit has used. */
export class UsedPlaces {
  private constructor(private readonly byUnit: ReadonlyMap<string, number>) {}

  static async of(reader: ModelReader, year: string): Promise<UsedPlaces> {
    const counts = new Map<string, number>();
    for (const { document } of await reader.find(developmentUses, { filter: { year } }))
      counts.set(document.team, (counts.get(document.team) ?? 0) + 1);
    return new UsedPlaces(counts);
  }

  of(team: string): number {
    return this.byUnit.get(team) ?? 0;
  }
}
