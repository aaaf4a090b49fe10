import { ChangeChartHandler } from '../chart/chart.handlers.js';
import { ChartController } from '../chart/chart.http.js';
import { headcount } from '../units/headcount.js';
import { UnitQueryHandler, UnitsController, UnitsQueryHandler } from '../units/units.http.js';
import { units } from '../units/units.js';
import type { Part } from './part.js';

/** Units of both trees. */
export const chartPart: Part = {
  projections: [units, headcount],
  controllers: [ChartController, UnitsController],
  handlers: [ChangeChartHandler, UnitsQueryHandler, UnitQueryHandler],
};
