import type { DutyItem, DutyListFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

export interface DutyVersion {
  list: string;
  unit: string;
  code: string;
  name: string;
  version: string;
  items: readonly DutyItem[];
  on: string;
  dueOn: string;
  replaces?: string;
  replacedBy?: string;
  state: 'inForce' | 'replaced';
  toSign: number;
  signed: number;
  remindedOn?: string;
  /** Events on the list's stream about this version: all versions' together are the stream's version. */
  events: number;
}

export const versionKey = (list: string, version: string): string => `${list}@${version}`;

export const dutyVersions: Projection<DutyVersion, DutyListFact> = {
  model: 'duty-versions',
  version: 1,
  types: [
    'organization.duty-version-issued',
    'organization.duty-signature-asked',
    'organization.duty-version-signed',
    'organization.duty-signature-reminded',
    'organization.duty-signature-waived',
  ],
  keys: ({ type, data }) => {
    const own = versionKey(data.list, data.version);
    const replaced = type === 'organization.duty-version-issued' ? data.replaces : undefined;
    return replaced === undefined ? [own] : [own, versionKey(data.list, replaced)];
  },
  evolve: evolveVersion,
  indexes: ['list', 'unit', 'state'],
};

function evolveVersion(
  row: DutyVersion | undefined,
  event: Recorded<DutyListFact>,
  key: string,
): DutyVersion | undefined {
  if (event.type === 'organization.duty-version-issued') {
    const { signers, ...issued } = event.data;
    if (key !== versionKey(issued.list, issued.version))
      return row && { ...row, state: 'replaced', replacedBy: issued.version };
    return { ...issued, state: 'inForce', toSign: signers, signed: 0, events: 1 };
  }
  if (!row) return undefined;
  const next = { ...row, events: row.events + 1 };
  switch (event.type) {
    case 'organization.duty-signature-asked':
      return next;
    case 'organization.duty-version-signed':
      return { ...next, signed: row.signed + 1 };
    case 'organization.duty-signature-reminded':
      return { ...next, remindedOn: event.data.on };
    case 'organization.duty-signature-waived':
      return { ...next, toSign: row.toSign - 1 };
  }
}
