import {
  type KeyStaffEnd,
  type KeyStaffKind,
  type LeavingReason,
  MEMBERSHIP_STAGES,
  type MembershipEnd,
  type MembershipStage,
  type PersonFact,
} from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

/** Where he worked, from when to when, and why he left it. */
interface Employment {
  unit: string;
  from: string;
  to?: string;
  ended?: 'moved' | LeavingReason;
}
/** A step on the way into the Party, or out of it; the day of what a workbook stated is not known. */
interface MembershipStep {
  step: MembershipStage | 'groupChanged' | 'probationExtended' | MembershipEnd;
  on?: string;
  partyGroup?: string;
  until?: string;
}
interface KeyStaffTime {
  kind: KeyStaffKind;
  from: string;
  training?: string;
  to?: string;
  ended?: KeyStaffEnd;
}

/** What became of a person here, without a word of what is personal. Key is the person. */
export interface PersonHistory {
  employment: readonly Employment[];
  membership: readonly MembershipStep[];
  keyStaff: readonly KeyStaffTime[];
}

export const personHistories: Projection<PersonHistory, PersonFact> = {
  model: 'person-histories',
  version: 1,
  types: [
    'organization.person-registered',
    'organization.person-corrected',
    'organization.person-moved',
    'organization.membership-changed',
    'organization.probation-extended',
    'organization.membership-ended',
    'organization.key-staff-marked',
    'organization.key-staff-ended',
    'organization.person-left',
    'organization.person-returned',
    'organization.person-forgotten',
  ],
  keys: (event) => [event.data.person],
  evolve: evolveHistory,
};

function evolveHistory(known: PersonHistory | undefined, event: Recorded<PersonFact>): PersonHistory | undefined {
  if (event.type === 'organization.person-registered') {
    const { unit, employedOn, membership, membershipOn, partyGroup } = event.data;
    const steps = membership ? [{ step: membership, on: membershipOn, partyGroup }] : [];
    return { employment: [{ unit, from: employedOn }], membership: steps, keyStaff: [] };
  }
  if (!known) return undefined;
  const step = (next: MembershipStep): PersonHistory => ({ ...known, membership: [...known.membership, next] });
  switch (event.type) {
    case 'organization.person-corrected': {
      const { employedOn, membershipOn } = event.data;
      const [first, ...rest] = known.employment;
      const employment = first && employedOn ? [{ ...first, from: employedOn }, ...rest] : known.employment;
      return {
        ...known,
        employment,
        membership: membershipOn ? begun(known.membership, membershipOn) : known.membership,
      };
    }
    case 'organization.person-moved': {
      const { unit, on } = event.data;
      return { ...known, employment: [...ended(known.employment, { to: on, ended: 'moved' }), { unit, from: on }] };
    }
    case 'organization.membership-changed': {
      const { membership, previousMembership, partyGroup, on, stated } = event.data;
      const what = membership === previousMembership ? 'groupChanged' : membership;
      return step({ step: what, on: stated ? undefined : on, partyGroup });
    }
    case 'organization.probation-extended':
      return step({ step: 'probationExtended', on: event.data.on, until: event.data.until });
    case 'organization.membership-ended':
      return step({ step: event.data.reason, on: event.data.on });
    case 'organization.key-staff-marked': {
      const { kind, on, training } = event.data;
      return { ...known, keyStaff: [...known.keyStaff, { kind, from: on, training }] };
    }
    case 'organization.key-staff-ended':
      return { ...known, keyStaff: ended(known.keyStaff, { to: event.data.on, ended: event.data.reason }) };
    case 'organization.person-left':
      return { ...known, employment: ended(known.employment, { to: event.data.on, ended: event.data.reason }) };
    case 'organization.person-returned': {
      const { unit, on } = event.data;
      return { ...known, employment: [...known.employment, { unit, from: on }] };
    }
    default:
      return undefined;
  }
}

/** The stage that he is at began on this day. */
function begun(steps: readonly MembershipStep[], on: string): MembershipStep[] {
  const at = steps.findLastIndex(({ step }) => (MEMBERSHIP_STAGES as readonly string[]).includes(step));
  return steps.map((step, i) => (i === at ? { ...step, on } : step));
}

const ended = <T extends object>(times: readonly T[], end: Partial<T>): T[] =>
  times.map((time, i) => (i === times.length - 1 ? { ...time, ...end } : time));
