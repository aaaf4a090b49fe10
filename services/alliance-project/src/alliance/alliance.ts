import type { AllianceFact } from '@ronghe/contracts';

export interface Formed {
  is: 'formed';
  parties: readonly string[];
  on: string;
  meetings: readonly string[];
  /** Resource id → unit that offers it. */
  resources: ReadonlyMap<string, string>;
  taskForces: readonly string[];
}
export type Alliance = { is: 'unknown' } | Formed;

export const noAlliance = (): Alliance => ({ is: 'unknown' });

export function evolveAlliance(alliance: Alliance, fact: AllianceFact): Alliance {
  if (fact.type === 'alliance-project.alliance-formed') {
    const { parties, on } = fact.data;
    return { is: 'formed', parties, on, meetings: [], resources: new Map(), taskForces: [] };
  }
  if (alliance.is !== 'formed') return alliance;
  switch (fact.type) {
    case 'alliance-project.task-force-formed':
      return { ...alliance, taskForces: [...alliance.taskForces, fact.data.name] };
    case 'alliance-project.meeting-held':
      return { ...alliance, meetings: [...alliance.meetings, fact.data.meeting] };
    case 'alliance-project.resource-offered':
      return { ...alliance, resources: new Map(alliance.resources).set(fact.data.resource, fact.data.offeredBy) };
    case 'alliance-project.resource-used':
      return alliance;
    default:
      return fact satisfies never;
  }
}
