import type { PersonFact } from '@ronghe/contracts';
import type { Projection, Recorded, Words } from '@ronghe/event-sourcing';

export const FORGETTING_STATES = ['requested', 'rejected', 'forgotten'] as const;
export type ForgettingState = (typeof FORGETTING_STATES)[number];

export const FORGETTING_STATE_NAMES: Record<ForgettingState, Words> = {
  requested: { zh: '待审批', en: 'to be decided' },
  rejected: { zh: '已驳回', en: 'turned down' },
  forgotten: { zh: '已遗忘', en: 'forgotten' },
};

/** The last request to forget a person. What is sealed opens no more once he is forgotten. */
export interface ForgettingRow {
  unit: string;
  partyGroup?: string;
  state: ForgettingState;
  /** Sealed. */
  reason: string;
  requestedBy: string;
  requestedAt: string;
  decidedBy?: string;
  decidedAt?: string;
  /** Sealed: why not. */
  rejection?: string;
}

/** Key is the person. */
export const forgettings: Projection<ForgettingRow, PersonFact> = {
  model: 'forgettings',
  version: 2,
  types: [
    'organization.forgetting-requested',
    'organization.forgetting-rejected',
    'organization.person-moved',
    'organization.membership-changed',
    'organization.membership-ended',
    'organization.person-returned',
    'organization.person-forgotten',
  ],
  keys: (event) => [event.data.person],
  evolve: evolveRow,
  indexes: ['state'],
};

function evolveRow(row: ForgettingRow | undefined, event: Recorded<PersonFact>): ForgettingRow | undefined {
  if (event.type === 'organization.forgetting-requested') {
    const { unit, partyGroup, reason, by } = event.data;
    return { unit, partyGroup, state: 'requested', reason, requestedBy: by, requestedAt: event.at };
  }
  if (!row) return undefined;
  const decided = { decidedBy: event.actor, decidedAt: event.at };
  switch (event.type) {
    case 'organization.forgetting-rejected':
      return { ...row, ...decided, state: 'rejected', rejection: event.data.reason };
    case 'organization.person-forgotten':
      return { ...row, ...decided, state: 'forgotten' };
    case 'organization.person-moved':
      return { ...row, unit: event.data.unit };
    case 'organization.membership-changed':
      return { ...row, partyGroup: event.data.partyGroup };
    case 'organization.membership-ended':
      return { ...row, partyGroup: undefined };
    case 'organization.person-returned':
      return { ...row, unit: event.data.unit, partyGroup: event.data.partyGroup };
    default:
      return row;
  }
}
