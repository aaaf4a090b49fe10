import type { ChartFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Chart, emptyChart, evolveChart } from './chart.js';
import { type ChartCommand, decideChart } from './chart.decide.js';

export const chart: Decider<Chart, ChartCommand, ChartFact> = {
  category: 'chart',
  initial: emptyChart,
  decide: decideChart,
  evolve: evolveChart,
};
