import type { ModelReader } from '@ronghe/event-sourcing';
import { UnitDirectory, type Viewpoint } from '@ronghe/service-kit';
import type { Code, Filling } from '@ronghe/workbook';
import { KIND_NAMES } from '../chart/containment.js';
import { coverage } from '../coverage/coverage.js';
import { people } from '../people/people.js';
import { type Unit, units } from '../units/units.js';
import {
  CODES,
  type LinkColumn,
  type PersonColumn,
  TREE_SHEETS,
  type UnitColumn,
  linksSheet,
  peopleSheet,
} from './sheets.js';

type Row<C extends string> = Partial<Record<C, string | null>>;
type Reached = (thing: 'coverage' | 'person' | 'unit', ...of: (string | undefined)[]) => boolean;

/** What of the organisation stands, as far as the caller may change it by a workbook: in the template's form. */
export async function currentRows(reader: ModelReader, view: Viewpoint): Promise<NonNullable<Filling['rows']>> {
  const chart = await UnitDirectory.of(reader, units);
  const reached: Reached = (thing, ...of) =>
    view.rights.may('change', thing, { within: of.flatMap((unit) => chart.within(unit)) });
  const codeOf = (unit: string | undefined): string | null => (unit && chart.get(unit)?.code) ?? null;
  const rows: Record<string, readonly Row<string>[]> = {};
  for (const [tree, { name }] of TREE_SHEETS)
    rows[name] = standing(chart)
      .filter(([id, unit]) => unit.tree === tree && reached('unit', id))
      .map(([, { code, name, kind, parent, on }]): Row<UnitColumn> => ({
        code,
        name,
        kind,
        parent: codeOf(parent),
        on,
      }));
  rows[peopleSheet.name] = (await reader.find(people, { filter: { state: 'employed' } }))
    .filter(({ key, document: { unit, partyGroup } }) => {
      const within = [...chart.within(unit), ...chart.within(partyGroup)];
      return reached('person', unit) && view.rights.may('read', 'personDetails', { person: key, within });
    })
    .map(({ document: { unit, partyGroup, ...row } }): Row<PersonColumn> => ({
      ...row,
      unit: codeOf(unit),
      partyGroup: codeOf(partyGroup),
    }));
  rows[linksSheet.name] = (await reader.find(coverage)).flatMap(({ key, document }): Row<LinkColumn>[] => {
    const last = document.links.at(-1);
    if (!last || last.to || !reached('coverage', key) || !reached('coverage', last.partyGroup)) return [];
    return [{ team: codeOf(key), partyGroup: codeOf(last.partyGroup), from: last.from }];
  });
  return rows;
}

/** The codes that a workbook may name, for the template's drop-downs. */
export async function ownCodes(reader: ModelReader): Promise<NonNullable<Filling['codes']>> {
  const known = standing(await UnitDirectory.of(reader, units));
  const of = (wanted: (unit: Unit) => boolean): Code[] =>
    known
      .filter(([, unit]) => wanted(unit))
      .map(([, { code, kind, name }]) => ({ code, kind: KIND_NAMES[kind].zh, name }));
  return {
    [CODES.party]: of(({ tree }) => tree === 'party'),
    [CODES.production]: of(({ tree }) => tree === 'production'),
    [CODES.partyGroup]: of(({ kind }) => kind === 'partyGroup'),
    [CODES.team]: of(({ kind }) => kind === 'team'),
  };
}

/** By code, as people look for them. */
const standing = (chart: UnitDirectory): [string, Unit][] =>
  [...chart.entries()]
    .filter(([, { dissolvedOn }]) => dissolvedOn === undefined)
    .sort(([, a], [, b]) => (a.code < b.code ? -1 : 1));
