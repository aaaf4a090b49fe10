/** What happens to one process; RONGHE_FAULTS of distributed-points.mjs. */
export interface Faults {
  kill?: { point: string; n: number };
  cuts?: { point: string; n: number; port: number }[];
  onceListening?: boolean;
  fails?: { seed: number; share: number };
  slow?: { point: string; ms: number };
  poison?: string;
  clock?: { everyMs: number; offsetsMs: number[] };
  times?: object;
}

export type Random = () => number;
export const pick = <T>(random: Random, things: readonly T[]): T => things[Math.floor(random() * things.length)]!;
export const upTo = (random: Random, most: number): number => 1 + Math.floor(random() * most);

const PHASES = ['before', 'during', 'after'] as const;
/** Name of a point → how often a life under load passes it, roughly. */
type Points = Readonly<Record<string, number>>;

export const UNDER_LOAD: Points = {
  command: 60,
  append: 60,
  'relay.read': 30,
  'relay.send': 20,
  'relay.cursor': 4,
  feed: 40,
  'models.load': 15,
  'models.save': 15,
  'models.places': 15,
  reaction: 30,
  'reaction.places': 2,
};

export const IN_REBUILD: Points = {
  'rebuild.declare': 4,
  'rebuild.save': 6,
  'rebuild.places': 6,
  'rebuild.switch': 2,
  'rebuild.drop': 1,
};

export const WHILE_PARKING: Points = { park: 2 };

export function passage(random: Random, points: Points): { point: string; n: number } {
  const name = pick(random, Object.keys(points));
  return { point: `${name}.${pick(random, PHASES)}`, n: upTo(random, points[name]!) };
}

const HOUR_MS = 3_600_000;
/** Of a clock that is set: seconds, an hour, days, to either side. */
export const JUMPS_MS = [0, 5_000, -5_000, 5 * HOUR_MS, -HOUR_MS, 0, -72 * HOUR_MS, 72 * HOUR_MS];
