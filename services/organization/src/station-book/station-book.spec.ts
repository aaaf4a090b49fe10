import { describe, it } from '@jest/globals';
import type { StationBookFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { stationBook } from './station-book.decider.js';
import type { StationBookCommand } from './station-book.decide.js';

const person = 'l';
const unit = 'production.W1';
const week = '2026-W10';
const today = '2026-03-09';
type Change<K extends StationBookCommand['kind']> = Partial<Extract<StationBookCommand, { kind: K }>>;

const setDuty = (more: Change<'setDuty'> = {}): StationBookCommand => ({
  kind: 'setDuty',
  ...{ person, unit, from: week, min: 1, max: 2, today },
  ...more,
});
const dutySet = (more: { from?: string; to?: string; min?: number; max?: number } = {}): StationBookFact => ({
  type: 'organization.station-duty-set',
  data: { person, unit, from: week, to: undefined, min: 1, max: 2, on: today, ...more },
});
const logDay = (more: Change<'logDay'> = {}): StationBookCommand => ({
  kind: 'logDay',
  ...{ person, week, station: 'production.S1', on: '2026-03-04', done: '跟班巡检', today },
  ...more,
});
const logged = (on = '2026-03-04'): StationBookFact => ({
  type: 'organization.station-day-logged',
  data: { person, day: `l.${on}`, week, station: 'production.S1', done: '跟班巡检', on },
});
const close = (more: Change<'closeWeek'> = {}): StationBookCommand => ({
  kind: 'closeWeek',
  ...{ person, week, today },
  ...more,
});
const closed = (days: number, excused = false): StationBookFact => ({
  type: 'organization.station-week-closed',
  data: { person, unit, week, days, min: 1, max: 2, excused, on: today },
});
const short = (days = 0, on = today): StationBookFact => ({
  type: 'organization.station-shortfall',
  data: { person, unit, week, days, min: 1, on },
});
const lifted = (because: 'dayLogged' | 'excused', on = today): StationBookFact => ({
  type: 'organization.station-shortfall-lifted',
  data: { person, unit, week, because, on },
});
const excuse = (more: Change<'excuseWeek'> = {}): StationBookCommand => ({
  kind: 'excuseWeek',
  ...{ person, week, reason: '年休假', by: 'o', today },
  ...more,
});
const excused: StationBookFact = {
  type: 'organization.station-week-excused',
  data: { person, week, reason: '年休假', on: today },
};
const withdraw = (day = 'l.2026-03-04'): StationBookCommand => ({
  kind: 'withdrawDay',
  ...{ person, week, day, reason: '记错', today },
});
const withdrawn: StationBookFact = {
  type: 'organization.station-day-withdrawn',
  data: { person, day: 'l.2026-03-04', week, reason: '记错', on: today },
};

describe('what is expected of a leader', () => {
  it('is so many days of each week, from one week on', () => {
    given(stationBook).when(setDuty()).then([dutySet()]);
    given(stationBook, [dutySet()])
      .when(setDuty({ from: '2026-W20', min: 2 }))
      .then([dutySet({ from: '2026-W20', min: 2 })]);
    given(stationBook, [dutySet()])
      .when(setDuty({ min: 2 }))
      .then([dutySet({ min: 2 })]);
  });

  it.each([
    [{ from: '2027-W53' }, 'unknown-week'],
    [{ from: '2062-W01' }, 'too-far-ahead'],
    [{ to: '2026-W54' }, 'unknown-week'],
    [{ to: '2026-W09' }, 'ends-before-start'],
    [{ to: '2027-W02' }, 'other-year'],
    [{ min: 3 }, 'most-below-least'],
  ])('is refused with %j: %s', (change, code) => {
    given(stationBook).when(setDuty(change)).thenRefused(code);
  });

  it('changes only from a later week on', () => {
    given(stationBook, [dutySet()])
      .when(setDuty({ from: '2026-W09' }))
      .thenRefused('station-duty-not-later');
  });

  it('changes when something about it does, and never ends unsaid what goes on after it', () => {
    given(stationBook, [dutySet()]).when(setDuty()).thenRefused('station-duty-same');
    given(stationBook, [dutySet()])
      .when(setDuty({ from: '2026-W20', to: '2026-W24', min: 2 }))
      .thenRefused('station-duty-goes-on');
    given(stationBook, [dutySet({ to: '2026-W24' })])
      .when(setDuty({ from: '2026-W20', to: '2026-W24', min: 2 }))
      .then([dutySet({ from: '2026-W20', to: '2026-W24', min: 2 })]);
  });

  it('ends after a week, unless nothing is expected after it', () => {
    const end = (to: string): StationBookCommand => ({ kind: 'endDuty', person, to, reason: '调离', today });
    const ended: StationBookFact = {
      type: 'organization.station-duty-ended',
      data: { person, unit, to: '2026-W20', reason: '调离', on: today },
    };
    given(stationBook, [dutySet()]).when(end('2026-W20')).then([ended]);
    given(stationBook, [dutySet(), ended]).when(end('2026-W20')).thenRefused('no-station-duty');
    given(stationBook, [dutySet(), ended])
      .when(close({ week: '2026-W21', today: '2026-12-01' }))
      .then([]);
    given(stationBook).when(end('2026-W20')).thenRefused('no-station-duty');
    given(stationBook, [dutySet()]).when(end('2026-W60')).thenRefused('unknown-week');
    given(stationBook).when({ kind: 'releaseDuty', person, to: week, today }).then([]);
  });

  it('is carried into a year of which nothing else was said', () => {
    const carry: StationBookCommand = { kind: 'carryDuty', person, unit, from: '2027-W01', min: 1, max: 2, today };
    given(stationBook)
      .when(carry)
      .then([dutySet({ from: '2027-W01' })]);
    given(stationBook, [dutySet({ from: '2027-W05' })])
      .when(carry)
      .then([]);
  });
});

describe('a day at a station', () => {
  it('is logged on the day or later, once', () => {
    given(stationBook).when(logDay()).then([logged()]);
    given(stationBook)
      .when(logDay({ on: '2026-03-10' }))
      .thenRefused('station-day-in-future');
    given(stationBook, [logged()]).when(logDay()).thenRefused('station-day-twice');
    given(stationBook, [logged()])
      .when(logDay({ on: '2026-03-05' }))
      .then([logged('2026-03-05')]);
  });

  it('is withdrawn, and may be logged again', () => {
    given(stationBook, [logged()]).when(withdraw()).then([withdrawn]);
    given(stationBook, [logged(), withdrawn]).when(withdraw()).thenRefused('not-found');
    given(stationBook, [logged(), withdrawn]).when(logDay()).then([logged()]);
  });
});

describe('a week that is over', () => {
  it('with 0 days is a shortfall; with 1 or 2 it is not', () => {
    given(stationBook, [dutySet()])
      .when(close())
      .then([closed(0), short()]);
    given(stationBook, [dutySet(), logged()])
      .when(close())
      .then([closed(1)]);
    given(stationBook, [dutySet(), logged(), logged('2026-03-05')])
      .when(close())
      .then([closed(2)]);
  });

  it('is counted once, not before Monday, and only where something is expected', () => {
    given(stationBook, [dutySet(), closed(0), short()])
      .when(close())
      .then([]);
    given(stationBook, [dutySet()])
      .when(close({ today: '2026-03-08' }))
      .then([]);
    given(stationBook, [dutySet()])
      .when(close({ week: '2026-W09' }))
      .then([]);
    given(stationBook).when(close()).then([]);
  });

  it('is no shortfall any more once a day of it is logged; and is one again when that is withdrawn', () => {
    const before = [dutySet(), closed(0), short()];
    given(stationBook, before)
      .when(logDay())
      .then([logged(), lifted('dayLogged')]);
    given(stationBook, [...before, logged(), lifted('dayLogged')])
      .when(withdraw())
      .then([withdrawn, short()]);
  });

  it('stays a shortfall while still too few are logged', () => {
    const two = { ...closed(0), data: { ...closed(0).data, min: 2 } } as StationBookFact;
    given(stationBook, [dutySet({ min: 2 }), two, short()])
      .when(logDay())
      .then([logged()]);
  });

  it('is excused before or after, by another, and only where there is something to excuse', () => {
    given(stationBook, [dutySet()]).when(excuse()).then([excused]);
    given(stationBook, [dutySet(), excused])
      .when(close())
      .then([closed(0, true)]);
    given(stationBook, [dutySet(), closed(0), short()])
      .when(excuse())
      .then([excused, lifted('excused')]);
    given(stationBook, [dutySet()])
      .when(excuse({ by: person }))
      .thenRefused('excuses-himself');
    given(stationBook, [dutySet(), excused]).when(excuse()).thenRefused('week-excused');
    given(stationBook, [dutySet(), logged(), closed(1)])
      .when(excuse())
      .thenRefused('week-not-short');
    given(stationBook).when(excuse()).thenRefused('nothing-expected');
  });

  it('the last of a year says that what is expected goes on, unless it ends', () => {
    const last = { week: '2026-W53', today: '2027-01-04' };
    const about = { person, unit };
    const facts: StationBookFact[] = [
      {
        type: 'organization.station-week-closed',
        data: { ...about, week: '2026-W53', days: 0, min: 1, max: 2, excused: false, on: '2027-01-04' },
      },
      {
        type: 'organization.station-shortfall',
        data: { ...about, week: '2026-W53', days: 0, min: 1, on: '2027-01-04' },
      },
    ];
    given(stationBook, [dutySet()])
      .when(close(last))
      .then([
        ...facts,
        {
          type: 'organization.station-year-closed',
          data: { ...about, year: '2026', min: 1, max: 2, on: '2027-01-04' },
        },
      ]);
    given(stationBook, [dutySet({ to: '2026-W53' })])
      .when(close(last))
      .then(facts);
  });
});
