import {
  ChangeStationBookHandler,
  LogStationDayHandler,
  SetStationDutyHandler,
} from '../station-book/station-book.handlers.js';
import { StationBookController } from '../station-book/station-book.http.js';
import { stationDuties } from '../station-weeks/station-duties.js';
import { StationMonthsController, StationMonthsQueryHandler } from '../station-weeks/station-months.http.js';
import { stationWeeks } from '../station-weeks/station-weeks.js';
import { weekDeadlines } from '../station-weeks/week-deadlines.js';
import type { Part } from './part.js';

/** Leaders' days at stations, counted by ISO weeks (row D5). */
export const stationsPart: Part = {
  projections: [stationWeeks, stationDuties, weekDeadlines],
  controllers: [StationBookController, StationMonthsController],
  handlers: [SetStationDutyHandler, LogStationDayHandler, ChangeStationBookHandler, StationMonthsQueryHandler],
};
