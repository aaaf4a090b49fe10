import type { AllianceFact, AllianceMode, ResourceKind } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

export interface AllianceDocument {
  name: string;
  mode: AllianceMode;
  goal: string;
  parties: readonly string[];
  on: string;
  taskForces: readonly { id: string; name: string; lead: string }[];
  meetings: readonly { id: string; on: string; subject: string }[];
  resources: readonly {
    id: string;
    kind: ResourceKind;
    name: string;
    offeredBy: string;
    uses: readonly { usedBy: string; on: string }[];
  }[];
  version: number;
}

export const alliances: Projection<AllianceDocument, AllianceFact> = {
  model: 'alliances',
  version: 1,
  types: [
    'alliance-project.alliance-formed',
    'alliance-project.task-force-formed',
    'alliance-project.meeting-held',
    'alliance-project.resource-offered',
    'alliance-project.resource-used',
  ],
  keys: (event) => [event.data.alliance],
  evolve: evolveDocument,
};

function evolveDocument(
  document: AllianceDocument | undefined,
  event: Recorded<AllianceFact>,
): AllianceDocument | undefined {
  if (event.type === 'alliance-project.alliance-formed') {
    const { name, mode, goal, parties, on } = event.data;
    return { name, mode, goal, parties, on, taskForces: [], meetings: [], resources: [], version: 1 };
  }
  if (!document) return undefined;
  const next = { ...document, version: document.version + 1 };
  switch (event.type) {
    case 'alliance-project.task-force-formed': {
      const { taskForce: id, name, lead } = event.data;
      return { ...next, taskForces: [...document.taskForces, { id, name, lead }] };
    }
    case 'alliance-project.meeting-held': {
      const { meeting: id, on, subject } = event.data;
      return { ...next, meetings: [...document.meetings, { id, on, subject }] };
    }
    case 'alliance-project.resource-offered': {
      const { resource: id, kind, name, offeredBy } = event.data;
      return { ...next, resources: [...document.resources, { id, kind, name, offeredBy, uses: [] }] };
    }
    case 'alliance-project.resource-used': {
      const { resource, usedBy, on } = event.data;
      return {
        ...next,
        resources: document.resources.map((r) => (r.id === resource ? { ...r, uses: [...r.uses, { usedBy, on }] } : r)),
      };
    }
  }
}
