import type { Tree, UnitKind } from '@ronghe/contracts';
import { type ReadSheet, asRead } from '@ronghe/workbook';
import { type Chart, evolveChart, unitId } from '../chart/chart.js';
import { reconcileUnit } from '../chart/chart.decide.js';
import type { NewUnit } from '../chart/placement.js';
import type { SheetTally } from './report.js';
import type { UnitColumn } from './sheets.js';

export interface PlannedUnit {
  row: number;
  unit: NewUnit;
}

const COLUMN_OF: Partial<Record<string, UnitColumn>> = { '/kind': 'kind', '/parent': 'parent', '/on': 'on' };

/**
 * Orders the rows so that parents come before children, and lets the chart's own rules judge each against a copy of the
 * chart. The copy is the chart as it will be. `on` is the day on which renames and moves take effect.
 */
export function planUnits(
  tree: Tree,
  sheet: ReadSheet<UnitColumn>,
  future: Chart,
  on: string,
  tally: SheetTally<UnitColumn>,
): PlannedUnit[] {
  const planned: PlannedUnit[] = [];
  for (const { row, unit: given } of parentsFirst(distinct(tree, sheet, tally), future)) {
    if (tally.isSettled(row)) continue;
    try {
      const unit = asStored(given, future);
      const facts = reconcileUnit(unit, on, future.units);
      for (const fact of facts) evolveChart(future, fact);
      if (facts.length === 0) tally.same(row);
      else planned.push({ row, unit });
    } catch (error) {
      tally.refused(row, error, (pointer) => COLUMN_OF[pointer ?? ''] ?? 'code');
    }
  }
  return planned;
}

/** A name that reads as the one that is there is that one: a workbook cannot tell full width from half, nor spaces around. */
function asStored(unit: NewUnit, { units }: Chart): NewUnit {
  const name = units.get(unitId(unit.tree, unit.code))?.name;
  return name !== undefined && asRead(name) === unit.name ? { ...unit, name } : unit;
}

function distinct(tree: Tree, sheet: ReadSheet<UnitColumn>, tally: SheetTally<UnitColumn>): PlannedUnit[] {
  const firstRow = new Map<string, number>();
  return sheet.rows.flatMap(({ row, values }) => {
    const code = String(values.code);
    const earlier = firstRow.get(code);
    if (earlier !== undefined) {
      tally.refuse(row, 'code', 'duplicate-code', {
        zh: `编码${code}与第${earlier}行重复`,
        en: `Code ${code} stands in row ${earlier} too`,
      });
      return [];
    }
    firstRow.set(code, row);
    const unit: NewUnit = {
      tree,
      code,
      kind: values.kind as UnitKind,
      name: String(values.name),
      parent: values.parent === undefined ? undefined : unitId(tree, String(values.parent)),
      on: String(values.on),
    };
    return [{ row, unit }];
  });
}

/** Rows in any order; what hangs on nothing known comes last, where the rules refuse it. */
function parentsFirst(rows: PlannedUnit[], chart: Chart): PlannedUnit[] {
  const byId = new Map(rows.map((r) => [unitId(r.unit.tree, r.unit.code), r]));
  const ordered: PlannedUnit[] = [];
  const placed = new Set<PlannedUnit>();
  const place = (item: PlannedUnit): void => {
    // Marked before its parent is placed, so that rows naming each other as parents do not run in a circle.
    if (placed.has(item)) return;
    placed.add(item);
    const parent = item.unit.parent;
    const above = parent && !chart.units.has(parent) ? byId.get(parent) : undefined;
    if (above) place(above);
    ordered.push(item);
  };
  rows.forEach(place);
  return ordered;
}
