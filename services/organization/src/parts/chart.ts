import { ChangeChartHandler } from '../chart/chart.handlers.js';
import { ChartController } from '../chart/chart.http.js';
import { headcount } from '../units/headcount.js';
import { UnitFindingsController, UnitFindingsQueryHandler } from '../units/unit-findings.http.js';
import { UnitHistoryController, UnitHistoryQueryHandler } from '../units/unit-history.http.js';
import { unitHistories } from '../units/unit-history.js';
import { UnitQueryHandler, UnitsController, UnitsQueryHandler } from '../units/units.http.js';
import { units } from '../units/units.js';
import type { Part } from './part.js';

/** Units of both trees. */
export const chartPart: Part = {
  projections: [units, unitHistories, headcount],
  controllers: [ChartController, UnitsController, UnitHistoryController, UnitFindingsController],
  handlers: [
    ChangeChartHandler,
    UnitsQueryHandler,
    UnitQueryHandler,
    UnitHistoryQueryHandler,
    UnitFindingsQueryHandler,
  ],
};
