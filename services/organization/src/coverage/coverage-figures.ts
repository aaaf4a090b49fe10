import type { ModelReader } from '@ronghe/event-sourcing';
import type { Link } from '../team-coverage/team-coverage.js';
import { type Headcount, headcount } from '../units/headcount.js';
import { type Unit, units } from '../units/units.js';
import { coverage } from './coverage.js';

/** A team with everything that decides whether it is covered. */
export interface Team {
  id: string;
  unit: Unit;
  links: readonly Link[];
  headcount: Headcount;
}

export interface CoverageFigure {
  on: string;
  teams: number;
  linked: number;
  /** Percent with one decimal, rounded half up; 0.0 when there are no teams. */
  percent: string;
}

export type Reason = 'noLink' | 'linkEnded' | 'groupDissolved' | 'noMember';

/** Teams and all units of a tenant, read once and asked many times. */
export class CoverageBoard {
  private constructor(
    private readonly all: ReadonlyMap<string, Unit>,
    readonly teams: readonly Team[],
  ) {}

  static async of(reader: ModelReader, root?: string): Promise<CoverageBoard> {
    const [found, links, counts] = await Promise.all([
      reader.find(units),
      reader.find(coverage),
      reader.merged(headcount),
    ]);
    const all = new Map(found.map(({ key, document }) => [key, document]));
    const linksOf = new Map(links.map(({ key, document }) => [key, document.links]));
    const countOf = new Map(counts.map(({ key, document }) => [key, document]));
    const board = new CoverageBoard(all, []);
    const teams = found
      .filter(({ key, document }) => document.kind === 'team' && (!root || board.under(key, root)))
      .map(({ key, document }): Team => ({
        id: key,
        unit: document,
        links: linksOf.get(key) ?? [],
        headcount: countOf.get(key) ?? { people: 0, members: 0 },
      }));
    return new CoverageBoard(all, teams);
  }

  under(unit: string, root: string): boolean {
    for (let at: string | undefined = unit; at; at = this.all.get(at)?.parent) if (at === root) return true;
    return false;
  }

  unit(id: string): Unit | undefined {
    return this.all.get(id);
  }

  childrenOf(root: string | undefined): [string, Unit][] {
    return [...this.all].filter(([, u]) => u.tree === 'production' && u.parent === root && !u.dissolvedOn);
  }

  path(id: string | undefined): string {
    const names: string[] = [];
    for (let at = id; at; at = this.all.get(at)?.parent) names.unshift(this.all.get(at)?.name ?? at);
    return names.join(' / ');
  }

  /** The link that holds on a day: begun, not ended, its group still there. */
  linkOn(team: Team, day: string): Link | undefined {
    return team.links.find(
      (l) => l.from <= day && !(l.to && l.to <= day) && !dissolvedBy(this.all.get(l.partyGroup), day),
    );
  }

  /** The link that is still to come, which alone keeps another from being made. */
  comingLink(team: Team, day: string): Link | undefined {
    return team.links.find(({ from, to }) => from > day && !to);
  }

  figure(day: string, teams: readonly Team[] = this.teams): CoverageFigure {
    const standing = teams.filter((t) => existsOn(t.unit, day));
    const linked = standing.filter((t) => this.linkOn(t, day)).length;
    return { on: day, teams: standing.length, linked, percent: percent(linked, standing.length) };
  }

  /** Why a team is blank or not linked, undefined when it is neither. */
  reason(team: Team, day: string): Reason | undefined {
    if (team.headcount.members === 0) return 'noMember';
    if (this.linkOn(team, day)) return undefined;
    const last = team.links.findLast((l) => l.from <= day);
    if (!last) return 'noLink';
    return last.to && last.to <= day ? 'linkEnded' : 'groupDissolved';
  }

  /** The figure on both ends and on every day between on which something changed. */
  curve(from: string, to: string): CoverageFigure[] {
    const days = new Set([from, to]);
    const note = (day: string | undefined): void => {
      if (day && day > from && day < to) days.add(day);
    };
    for (const { unit, links } of this.teams) {
      note(unit.on);
      note(unit.dissolvedOn);
      for (const l of links) {
        note(l.from);
        note(l.to);
        note(this.all.get(l.partyGroup)?.dissolvedOn);
      }
    }
    return [...days].sort().map((day) => this.figure(day));
  }
}

const dissolvedBy = (unit: Unit | undefined, day: string): boolean => !!unit?.dissolvedOn && unit.dissolvedOn <= day;
export const existsOn = (unit: Unit, day: string): boolean => unit.on <= day && !dissolvedBy(unit, day);

/** Tenths of a percent in whole numbers, so that 12.25 % never becomes 12.2 by binary rounding. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0.0';
  const tenths = Math.floor((part * 2_000 + whole) / (whole * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
