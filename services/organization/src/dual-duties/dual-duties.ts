import type { PostKind, PostRole, RegisteredDuty } from '@ronghe/contracts';

/** A post on the day that is asked about. */
export interface PostOnDay {
  id: string;
  unit: string;
  name: string;
  kind: PostKind;
  role: PostRole;
  duties: readonly string[];
  person?: string;
}

/** Somebody who holds a post of the unit or of the Party organisation that leads it. */
export interface Leader {
  person: string;
  /** All posts that he holds, wherever. */
  posts: readonly PostOnDay[];
  /** Codes of the register's duties that his posts here carry. */
  carries: ReadonlySet<string>;
  /** The only kind of posts he has. */
  single?: PostKind;
}

export interface CarriedDuty extends RegisteredDuty {
  state: 'carried' | 'overlap' | 'gap';
  /** Posts that carry it, held or vacant. */
  posts: readonly PostOnDay[];
}

export interface DualDuties {
  leaders: readonly Leader[];
  duties: readonly CarriedDuty[];
}

/** As they are named: the head, the secretary, and then the others. */
const FIRST: readonly PostRole[] = ['head', 'secretary'];
const rankOf = ({ role }: PostOnDay): number => (FIRST.includes(role) ? FIRST.indexOf(role) : FIRST.length);

/**
 * Who carries what: a duty that two leaders carry is an overlap, one that no held post carries a gap. Two posts of one
 * leader are no overlap, and a vacant post carries nothing.
 */
export function dualDutiesOf(
  units: readonly string[],
  registered: readonly RegisteredDuty[],
  all: readonly PostOnDay[],
): DualDuties {
  const here = all.filter(({ unit }) => units.includes(unit));
  const heldBy = Map.groupBy(
    all.filter(({ person }) => person !== undefined),
    ({ person }) => person!,
  );
  const inOrder = here.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
  const leaders = [...new Set(inOrder.flatMap(({ person }) => person ?? []))].map((person): Leader => {
    const posts = heldBy
      .get(person)!
      .toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind === 'administrative' ? -1 : 1));
    const kinds = new Set(posts.map(({ kind }) => kind));
    const codes = new Set(posts.filter((post) => here.includes(post)).flatMap(({ duties }) => duties));
    return {
      person,
      posts,
      carries: new Set(registered.flatMap(({ code }) => (codes.has(code) ? code : []))),
      single: kinds.size === 1 ? posts[0]!.kind : undefined,
    };
  });
  const duties = registered.map((duty): CarriedDuty => {
    const posts = here.filter(({ duties: its }) => its.includes(duty.code));
    const carriers = new Set(posts.flatMap(({ person }) => person ?? [])).size;
    return { ...duty, posts, state: carriers === 0 ? 'gap' : carriers === 1 ? 'carried' : 'overlap' };
  });
  return { leaders, duties };
}

export type Finding =
  | { kind: 'overlap' | 'gap'; id: string; duty: CarriedDuty }
  | { kind: 'single'; id: string; leader: Leader; has: PostKind };

/** What is wrong, the duties in the register's order and then the leaders. */
export function findingsOf({ leaders, duties }: DualDuties): Finding[] {
  return [
    ...duties.flatMap((duty): Finding[] =>
      duty.state === 'carried' ? [] : [{ kind: duty.state, id: `${duty.state}:${duty.code}`, duty }],
    ),
    ...leaders.flatMap((leader): Finding[] =>
      leader.single ? [{ kind: 'single', id: `single:${leader.person}`, leader, has: leader.single }] : [],
    ),
  ];
}
