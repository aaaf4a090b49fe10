import type { UnitKind } from './organization';

/** As the server has it: which kinds may stand under which, `root` where a unit may stand alone. */
const parents: Record<UnitKind, readonly (UnitKind | 'root')[]> = {
  partyCommittee: ['root', 'partyCommittee'],
  generalBranch: ['root', 'partyCommittee'],
  branch: ['root', 'partyCommittee', 'generalBranch'],
  partyGroup: ['branch'],
  company: ['root'],
  plant: ['root', 'company'],
  operationArea: ['company', 'plant'],
  station: ['plant', 'operationArea'],
  team: ['plant', 'operationArea', 'station'],
  office: ['company', 'plant', 'operationArea'],
};

export const mayStandUnder = (kind: UnitKind, parent: UnitKind | undefined) => parents[kind].includes(parent ?? 'root');
