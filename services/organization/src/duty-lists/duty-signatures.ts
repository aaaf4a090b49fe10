import type { DutyListFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';
import { versionKey } from './duty-versions.js';

/** That one person has to sign one version, and that he did. */
export interface DutySignature {
  person: string;
  list: string;
  /** Key of the version. */
  of: string;
  dueOn: string;
  state: 'open' | 'signed';
  signedOn?: string;
  remindedOn?: string;
}

export const signatureKey = (of: string, person: string): string => `${of}@${person}`;

export const dutySignatures: Projection<DutySignature, DutyListFact> = {
  model: 'duty-signatures',
  version: 1,
  types: [
    'organization.duty-signature-asked',
    'organization.duty-version-signed',
    'organization.duty-signature-reminded',
    'organization.duty-signature-waived',
  ],
  keys: ({ data }) => ('person' in data ? [signatureKey(versionKey(data.list, data.version), data.person)] : []),
  evolve: evolveSignature,
  indexes: ['person', 'of', 'state'],
};

function evolveSignature(row: DutySignature | undefined, event: Recorded<DutyListFact>): DutySignature | undefined {
  if (event.type === 'organization.duty-signature-asked') {
    const { person, list, version, dueOn } = event.data;
    return { person, list, of: versionKey(list, version), dueOn, state: 'open' };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'organization.duty-version-signed':
      return { ...row, state: 'signed', signedOn: event.data.on };
    case 'organization.duty-signature-reminded':
      return { ...row, remindedOn: event.data.on };
    case 'organization.duty-signature-waived':
      return undefined;
    default:
      return row;
  }
}
