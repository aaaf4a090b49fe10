import { type KeyStaffKind, type MembershipStage, type PersonFact, isMember } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

interface Span {
  /** First day, where it is known. */
  from?: string;
  /** Where it is not: the day on which a workbook stated it. */
  statedOn?: string;
  /** First day without it. */
  to?: string;
  /** Where he worked as it began. */
  unit: string;
}
/** What of a person's way bears on two-way cultivation. Kept of a forgotten one too: it names nobody. */
export interface Cultivation {
  membership?: MembershipStage;
  /** As probationary or full member. */
  member: readonly Span[];
  keyStaff: readonly (Span & { from: string; kind: KeyStaffKind; training?: string })[];
  steps: readonly Step[];
}
/** One step of somebody's way, as it is shown. */
export interface Step {
  what: MembershipStage | 'keyStaff' | 'notKeyStaff' | 'noMember';
  /** Absent where it is not known. */
  on?: string;
  training?: string;
}

type Told = Extract<
  PersonFact,
  {
    type:
      | 'organization.person-registered'
      | 'organization.membership-changed'
      | 'organization.membership-ended'
      | 'organization.key-staff-marked'
      | 'organization.key-staff-ended';
  }
>;

export const cultivations: Projection<Cultivation, Told> = {
  model: 'cultivations',
  version: 1,
  types: [
    'organization.person-registered',
    'organization.membership-changed',
    'organization.membership-ended',
    'organization.key-staff-marked',
    'organization.key-staff-ended',
  ],
  keys: (event) => [event.data.person],
  evolve: evolveCultivation,
};

function evolveCultivation(known: Cultivation | undefined, event: Recorded<Told>): Cultivation | undefined {
  if (event.type === 'organization.person-registered') {
    const { membership, membershipOn: from, unit } = event.data;
    const steps = membership ? [{ what: membership, on: from }] : [];
    return { membership, member: isMember(membership) ? [{ from, unit }] : [], keyStaff: [], steps };
  }
  if (!known) return undefined;
  const { member, keyStaff, steps } = known;
  switch (event.type) {
    case 'organization.membership-changed': {
      const { membership, on, stated, unit } = event.data;
      if (membership === known.membership) return known;
      const begins = isMember(membership) && !isMember(known.membership);
      return {
        ...known,
        membership,
        member: begins ? [...member, stated ? { statedOn: on, unit } : { from: on, unit }] : member,
        steps: [...steps, { what: membership, on: stated ? undefined : on }],
      };
    }
    case 'organization.membership-ended': {
      const { on } = event.data;
      return {
        ...known,
        membership: undefined,
        member: ended(member, on),
        steps: [...steps, { what: 'noMember', on }],
      };
    }
    case 'organization.key-staff-marked': {
      const { on, kind, training, unit } = event.data;
      return {
        ...known,
        keyStaff: [...keyStaff, { from: on, kind, training, unit }],
        steps: [...steps, { what: 'keyStaff', on, training }],
      };
    }
    case 'organization.key-staff-ended': {
      const { on } = event.data;
      return { ...known, keyStaff: ended(keyStaff, on), steps: [...steps, { what: 'notKeyStaff', on }] };
    }
    default:
      return event satisfies never;
  }
}

const ended = <S extends Span>(spans: readonly S[], on: string): S[] =>
  spans.map((span) => (span.to === undefined ? { ...span, to: on } : span));

/** Since when somebody is key staff on a day; undefined when he is not. */
export const keyStaffOn = (of: Cultivation | undefined, day: string): string | undefined =>
  of?.keyStaff.find(({ from, to }) => from <= day && !(to && to <= day))?.from;

export const CULTIVATION_WAYS = ['memberToKeyStaff', 'keyStaffToMember'] as const;
export type CultivationWay = (typeof CULTIVATION_WAYS)[number];
export interface Move {
  way: CultivationWay;
  on: string;
  unit: string;
  training?: string;
}

/**
 * 双向: a member who became key staff, and key staff who became a member. Whoever became both on one day counts as key
 * staff who became a member. Since when he is what he was when first heard of is not known: that was no move.
 */
export function movesOf({ member, keyStaff }: Cultivation): Move[] {
  const promoted = keyStaff
    .filter(({ from: on }) =>
      member.some(({ from, statedOn, to }) => (from ?? statedOn ?? '') < on && !(to && to <= on)),
    )
    .map(({ from: on, unit, training }): Move => ({ way: 'memberToKeyStaff', on, unit, training }));
  const admitted = member.flatMap(({ from: on, unit }): Move[] =>
    on && keyStaff.some(({ from, to }) => from <= on && !(to && to <= on))
      ? [{ way: 'keyStaffToMember', on, unit }]
      : [],
  );
  return [...promoted, ...admitted];
}

/** 2026-Q1. */
export const quarterOf = (on: string): string => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
