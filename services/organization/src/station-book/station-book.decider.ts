import type { StationBookFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type StationBook, evolveStationBook, newStationBook } from './station-book.js';
import { type StationBookCommand, decideStationBook } from './station-book.decide.js';

export const stationBook: Decider<StationBook, StationBookCommand, StationBookFact> = {
  category: 'station-book',
  initial: newStationBook,
  decide: decideStationBook,
  evolve: evolveStationBook,
};
