import type { StationBookFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';
import { type Expectation, endedAfter, replacedFrom } from '../station-book/expectation.js';
import { stationBookId } from '../station-book/station-book.js';
import { yearOf } from '../station-book/iso-week.js';

/** What is expected of a leader in one ISO year. */
export interface StationDuty {
  person: string;
  year: string;
  periods: readonly Expectation[];
}

export const stationDuties: Projection<StationDuty, StationBookFact> = {
  model: 'station-duties',
  version: 1,
  types: ['organization.station-duty-set', 'organization.station-duty-ended'],
  keys: ({ type, data }) => {
    if (type === 'organization.station-duty-set') return [stationBookId(data.person, yearOf(data.from))];
    return type === 'organization.station-duty-ended' ? [stationBookId(data.person, yearOf(data.to))] : [];
  },
  evolve: (duty, { type, data }) => {
    if (type === 'organization.station-duty-set') {
      const { person, from, to, min, max } = data;
      return { person, year: yearOf(from), periods: replacedFrom(duty?.periods ?? [], { from, to, min, max }) };
    }
    if (!duty || type !== 'organization.station-duty-ended') return duty;
    return { ...duty, periods: endedAfter(duty.periods, data.to) };
  },
  indexes: ['person', 'year'],
};
