import type { Thing } from './responsibility.js';

export interface Candidate {
  person: string;
  unit: string;
}
export interface Proposed {
  thing: string;
  member: string;
}

interface Load {
  member: Candidate;
  /** Hundredths of a square metre. */
  size: number;
  employees: number;
  posts: number;
}

/**
 * Divides things among members evenly: the largest areas first, each to whoever has the fewest square metres; employees
 * to whoever has the fewest, of the same unit before others; posts likewise. What a member has already counts. The same
 * things and members always give the same division.
 */
export function divideEvenly(
  free: readonly Thing[],
  members: readonly Candidate[],
  held: readonly Thing[] = [],
): Proposed[] {
  const loads = byId(members, ({ person }) => person).map((member): Load => ({
    member,
    size: 0,
    employees: 0,
    posts: 0,
  }));
  const of = new Map(loads.map((load) => [load.member.person, load]));
  for (const thing of held)
    for (const { document } of thing.contracts) {
      const load = of.get(document.member);
      if (load) take(load, thing);
    }
  const inTurn = byId(free, ({ id }) => id).sort((a, b) => (b.squareMetres ?? 0) - (a.squareMetres ?? 0));
  return inTurn.flatMap((thing): Proposed[] => {
    const may = loads.filter(({ member }) => member.person !== thing.employee);
    const next = may.reduce<Load | undefined>(
      (best, load) => (best && !lighter(load, best, thing) ? best : load),
      undefined,
    );
    if (!next) return [];
    take(next, thing);
    return [{ thing: thing.id, member: next.member.person }];
  });
}

function lighter(one: Load, other: Load, { kind, unit }: Thing): boolean {
  const orders: ((load: Load) => number)[] = {
    area: [(load: Load) => load.size, (load: Load) => load.employees],
    employee: [
      (load: Load) => load.employees,
      (load: Load) => (load.member.unit === unit ? 0 : 1),
      (load: Load) => load.size,
    ],
    post: [(load: Load) => load.posts, (load: Load) => (load.member.unit === unit ? 0 : 1), (load: Load) => load.size],
  }[kind];
  for (const order of orders) if (order(one) !== order(other)) return order(one) < order(other);
  return false;
}

function take(load: Load, { kind, squareMetres }: Thing): void {
  if (kind === 'employee') load.employees++;
  else if (kind === 'post') load.posts++;
  else load.size += Math.round((squareMetres ?? 0) * 100);
}

const byId = <T>(list: readonly T[], id: (item: T) => string): T[] =>
  [...list].sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
