import { weekBefore } from './iso-week.js';

/** From one week to another, or until further notice, a leader is to spend so many days of each at a station. */
export interface Expectation {
  from: string;
  to?: string;
  min: number;
  max: number;
}

export const expectedIn = (periods: readonly Expectation[], week: string): Expectation | undefined =>
  periods.find(({ from, to }) => from <= week && (!to || week <= to));

/** What a new one leaves of those before. */
export const replacedFrom = (periods: readonly Expectation[], next: Expectation): Expectation[] => [
  ...endedAfter(periods, weekBefore(next.from)),
  next,
];

export const endedAfter = (periods: readonly Expectation[], last: string): Expectation[] =>
  periods.flatMap((period) =>
    period.from > last ? [] : [{ ...period, to: period.to && period.to < last ? period.to : last }],
  );
