import { describe, expect, it } from '@jest/globals';
import type { StationBookFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import type { Expectation } from '../station-book/expectation.js';
import { stationDuties } from './station-duties.js';
import { leadersIn, monthOfLeader } from './station-month.js';
import { stationWeeks } from './station-weeks.js';
import { weekDeadlines } from './week-deadlines.js';

const person = 'l';
const unit = 'production.W1';
const on = '2026-03-09';
const set = (from: string, to?: string, min = 1): StationBookFact => ({
  type: 'organization.station-duty-set',
  data: { person, unit, from, to, min, max: 2, on },
});
const ended = (to: string): StationBookFact => ({
  type: 'organization.station-duty-ended',
  data: { person, unit, to, on },
});
const logged = (day: string, week: string): StationBookFact => ({
  type: 'organization.station-day-logged',
  data: { person, day: `l.${day}`, week, station: 's', done: '跟班', on: day },
});
const withdrawn = (day: string, week: string): StationBookFact => ({
  type: 'organization.station-day-withdrawn',
  data: { person, day: `l.${day}`, week, reason: '记错', on },
});
const closed = (week: string, days: number): StationBookFact => ({
  type: 'organization.station-week-closed',
  data: { person, unit, week, days, min: 1, max: 2, excused: false, on },
});
const short = (week: string): StationBookFact => ({
  type: 'organization.station-shortfall',
  data: { person, unit, week, days: 0, min: 1, on },
});
const lifted = (week: string): StationBookFact => ({
  type: 'organization.station-shortfall-lifted',
  data: { person, unit, week, because: 'excused', on },
});
const excused = (week: string): StationBookFact => ({
  type: 'organization.station-week-excused',
  data: { person, week, reason: '年休假', on },
});
const day = (date: string) => ({ id: `l.${date}`, on: date, station: 's', done: '跟班' });

describe('station weeks', () => {
  it('have their days and how they were counted', () => {
    const W = '2026-W10';
    const facts = [logged('2026-03-03', W), logged('2026-03-04', W), withdrawn('2026-03-03', W), closed(W, 1)];
    const read = givenEvents(stationWeeks, recorded(facts));
    read.then(`l.${W}`, { person, week: W, days: [day('2026-03-04')], closed: { min: 1, max: 2 } });
  });

  it('are short until that is lifted', () => {
    const W = '2026-W11';
    const row = { person, week: W, days: [], closed: { min: 1, max: 2 } };
    givenEvents(stationWeeks, recorded([closed(W, 0), short(W)])).then(`l.${W}`, { ...row, short: true });
    givenEvents(stationWeeks, recorded([closed(W, 0), short(W), excused(W), lifted(W)])).then(`l.${W}`, {
      ...row,
      excused: '年休假',
      short: undefined,
    });
  });
});

describe('what is expected', () => {
  it('is what was said last, from its week on', () => {
    givenEvents(stationDuties, recorded([set('2026-W01'), set('2026-W10', undefined, 2)])).then('l.2026', {
      person,
      year: '2026',
      periods: [
        { from: '2026-W01', to: '2026-W09', min: 1, max: 2 },
        { from: '2026-W10', to: undefined, min: 2, max: 2 },
      ],
    });
    givenEvents(stationDuties, recorded([set('2026-W01'), ended('2026-W05')])).then('l.2026', {
      person,
      year: '2026',
      periods: [{ from: '2026-W01', to: '2026-W05', min: 1, max: 2 }],
    });
  });
});

describe('the next week to count', () => {
  const after = (...facts: StationBookFact[]) => givenEvents(weekDeadlines, recorded(facts));
  const due = (week: string, dueAt: string, ...periods: Expectation[]) => ({
    dueAt,
    command: 'closeWeek',
    payload: { person, week, periods },
  });
  const open = { from: '2026-W10', to: undefined, min: 1, max: 2 };

  it('is due when its Sunday is over in Shanghai, one after the other', () => {
    after(set('2026-W10')).then('l.2026', due('2026-W10', '2026-03-08T16:00:00.000Z', open));
    after(set('2026-W10'), closed('2026-W10', 0)).then('l.2026', due('2026-W11', '2026-03-15T16:00:00.000Z', open));
    after(set('2026-W10'), closed('2026-W52', 0)).then('l.2026', due('2026-W53', '2027-01-03T16:00:00.000Z', open));
  });

  it('is none after the year’s last, or after the last that counts', () => {
    after(set('2026-W10'), closed('2026-W53', 0)).then('l.2026', undefined);
    after(set('2026-W10', '2026-W11'), closed('2026-W11', 0)).then('l.2026', undefined);
    after(set('2026-W10'), closed('2026-W11', 0), ended('2026-W11')).then('l.2026', undefined);
  });

  it('leaves out weeks in which nothing is expected', () => {
    const [first, second] = [
      { ...open, to: '2026-W10' },
      { ...open, from: '2026-W20' },
    ];
    after(set('2026-W10', '2026-W10'), set('2026-W20'), closed('2026-W10', 0)).then(
      'l.2026',
      due('2026-W20', '2026-05-17T16:00:00.000Z', first, second),
    );
  });
});

describe('a leader’s month', () => {
  const duties = [{ person, year: '2026', periods: [{ from: '2026-W10', to: '2026-W12', min: 1, max: 2 }] }];
  const row = (week: string, days: string[], more: object = {}) => ({ person, week, days: days.map(day), ...more });
  const CLOSED = { closed: { min: 1, max: 2 } };
  const statesOf = (weeks: ReturnType<typeof row>[], today = '2026-12-01') =>
    monthOfLeader(person, { duties, weeks }, ['2026-W10', '2026-W11', '2026-W12', '2026-W13'], today, (s) => s);

  it('says of each week whether it was enough, and how many were not', () => {
    const month = statesOf([
      row('2026-W10', ['2026-03-02'], CLOSED),
      row('2026-W11', [], { ...CLOSED, short: true as const }),
      row('2026-W12', [], { ...CLOSED, excused: '年休假' }),
    ]);
    expect(month.weeks.map(({ state }) => state)).toEqual(['met', 'short', 'excused', 'free']);
    expect([month.days, month.shortfalls]).toEqual([1, 1]);
  });

  it('a week that is not counted yet is running, one with more than the most is over it', () => {
    const month = statesOf(
      [row('2026-W10', ['2026-03-02', '2026-03-03', '2026-03-04'], CLOSED), row('2026-W11', ['2026-03-10'])],
      '2026-03-11',
    );
    expect(month.weeks.map(({ state }) => state)).toEqual(['over', 'running', 'running', 'free']);
  });

  it('is of whom something is expected, and of who went without that', () => {
    const weeks = [{ ...row('2026-W13', ['2026-03-24']), person: 'm' }];
    expect(leadersIn({ duties, weeks }, ['2026-W12', '2026-W13'])).toEqual([person, 'm']);
    expect(leadersIn({ duties, weeks: [] }, ['2026-W13'])).toEqual([]);
  });
});
