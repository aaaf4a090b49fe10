import type { StationBookFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead } from '@ronghe/service-kit/pure';
import { expectedIn } from './expectation.js';
import { isIsoWeek, isoWeekOf, lastWeekOf, sundayOf, yearOf } from './iso-week.js';
import { type StationBook, type StationWeek, stationDayId } from './station-book.js';

/** `today` is the day on which it is written down. */
export type StationBookCommand =
  | {
      kind: 'setDuty';
      person: string;
      unit: string;
      from: string;
      to?: string;
      min: number;
      max: number;
      today: string;
    }
  | { kind: 'carryDuty'; person: string; unit: string; from: string; min: number; max: number; today: string }
  | { kind: 'endDuty'; person: string; to: string; reason: string; today: string }
  | { kind: 'releaseDuty'; person: string; to: string; today: string }
  | { kind: 'logDay'; person: string; week: string; station: string; on: string; done: string; today: string }
  | { kind: 'withdrawDay'; person: string; week: string; day: string; reason: string; today: string }
  | { kind: 'excuseWeek'; person: string; week: string; reason: string; by: string; today: string }
  | { kind: 'closeWeek'; person: string; week: string; today: string };

type Of<K extends StationBookCommand['kind']> = Extract<StationBookCommand, { kind: K }>;

export function decideStationBook(command: StationBookCommand, book: StationBook): StationBookFact[] {
  switch (command.kind) {
    case 'setDuty':
      return setDuty(command, book);
    case 'carryDuty':
      return book.periods.length > 0 ? [] : [dutySet(command)];
    case 'endDuty':
      return endDuty(command, book);
    case 'releaseDuty':
      return goesOnAfter(book, command.to) ? [dutyEnded(command, book)] : [];
    case 'logDay':
      return logDay(command, book);
    case 'withdrawDay':
      return withdrawDay(command, book);
    case 'excuseWeek':
      return excuseWeek(command, book);
    case 'closeWeek':
      return closeWeek(command, book);
    default:
      return command satisfies never;
  }
}

/** What is expected may change from a later week on; weeks that were counted stay as they were counted. */
function setDuty(command: Of<'setDuty'>, book: StationBook): StationBookFact[] {
  const { periods } = book;
  const { from, to, min, max, today } = command;
  realWeek('/from', from);
  notTooFarAhead(from, today, '/from', isoWeekOf);
  if (to) realWeek('/to', to);
  if (to && to < from)
    invalidField('/to', 'ends-before-start', { zh: '结束周早于开始周', en: 'It ends before it begins' });
  if (to && yearOf(to) !== yearOf(from))
    invalidField(
      '/to',
      'other-year',
      { zh: '结束周应与开始周在同一年度', en: 'It must end in the year in which it begins' },
      { zh: '跨年度时请不填结束周，要求会自动延续', en: 'Leave the end open: it then goes on into the next year' },
    );
  if (max < min)
    invalidField('/max', 'most-below-least', { zh: '最多天数少于最少天数', en: 'The most is less than the least' });
  const last = periods.at(-1);
  if (last && from < last.from)
    invalidField('/from', 'station-duty-not-later', {
      zh: `现行要求从${last.from}起，新要求不能早于它`,
      en: `What is expected now began in ${last.from}: a new one cannot begin earlier`,
    });
  if (last?.from === from && last.to === to && last.min === min && last.max === max)
    refuse('station-duty-same', '现行要求就是这样', 'This is what is expected now', {
      zh: '没有变化，不需要重新设定',
      en: 'Nothing has changed, so there is nothing to set',
    });
  if (to && goesOnAfter(book, to))
    invalidField(
      '/to',
      'station-duty-goes-on',
      {
        zh: `现行要求在${to}之后仍然有效，新要求会把它一并取消`,
        en: `What is expected now goes on after ${to}: the new one would end it unsaid`,
      },
      { zh: '请不填结束周，或先结束现行要求', en: 'Leave the end open, or end what is expected now first' },
    );
  return [dutySet(command)];
}

function endDuty(command: Of<'endDuty'>, book: StationBook): StationBookFact[] {
  realWeek('/to', command.to);
  if (!goesOnAfter(book, command.to))
    refuse('no-station-duty', '该周之后本没有驻站要求', 'Nothing is expected after that week anyway', {
      zh: '请核对现行要求的周次',
      en: 'Look at the weeks for which something is expected',
    });
  return [dutyEnded(command, book)];
}

/** Days may be logged of weeks that are counted, and of weeks in which nothing is expected. */
function logDay({ person, week, station, on, done, today }: Of<'logDay'>, book: StationBook): StationBookFact[] {
  if (on > today)
    invalidField(
      '/on',
      'station-day-in-future',
      { zh: '驻站日期还没有到', en: 'That day has not come yet' },
      { zh: '请在驻站之后登记', en: 'Log it once he has been there' },
    );
  const day = stationDayId(person, on);
  const its = weekIn(book, week);
  if (its.days.has(day))
    refuse('station-day-twice', `${on}已登记驻站`, `A station day of ${on} was logged already`, {
      zh: '一天只记一次；登记有误请先撤回',
      en: 'A day counts once; withdraw it first if it is wrong',
    });
  const logged: StationBookFact = {
    type: 'organization.station-day-logged',
    data: { person, day, week, station, done, on },
  };
  const isEnough = its.short && its.days.size + 1 >= its.closed!.min;
  return isEnough ? [logged, lifted(person, week, its, 'dayLogged', today)] : [logged];
}

function withdrawDay({ person, week, day, reason, today }: Of<'withdrawDay'>, book: StationBook): StationBookFact[] {
  const its = weekIn(book, week);
  if (!its.days.has(day)) notFound({ zh: '驻站记录', en: 'station day' });
  const withdrawn: StationBookFact = {
    type: 'organization.station-day-withdrawn',
    data: { person, day, week, reason, on: today },
  };
  const days = its.days.size - 1;
  if (!its.closed || its.short || its.excused || days >= its.closed.min) return [withdrawn];
  return [withdrawn, short(person, week, days, its.closed, today)];
}

/** By another than the leader, before the week, when leave is planned, or after it. */
function excuseWeek(command: Of<'excuseWeek'>, book: StationBook): StationBookFact[] {
  const { person, week, reason, by, today: on } = command;
  if (by === person)
    refuse('excuses-himself', '不能给自己准假', 'Nobody excuses himself', {
      zh: '请由负责的干事或书记准假',
      en: 'Ask whoever answers for the unit to do it',
    });
  const its = weekIn(book, week);
  if (its.excused) refuse('week-excused', '这一周已准假', 'The week was excused already');
  if (!its.closed && !expectedIn(book.periods, week))
    refuse('nothing-expected', '这一周没有驻站要求', 'Nothing is expected in that week');
  if (its.closed && !its.short)
    refuse('week-not-short', '这一周已达到要求，不需要准假', 'Enough days were spent in that week', {
      zh: '只有不足的周才需要准假',
      en: 'Only a week with a shortfall needs an excuse',
    });
  const excused: StationBookFact = { type: 'organization.station-week-excused', data: { person, week, reason, on } };
  return its.short ? [excused, lifted(person, week, its, 'excused', on)] : [excused];
}

/** Once, when the week is over; says whether it was enough. */
function closeWeek({ person, week, today: on }: Of<'closeWeek'>, book: StationBook): StationBookFact[] {
  const expected = expectedIn(book.periods, week);
  const its = weekIn(book, week);
  if (!expected || its.closed || on <= sundayOf(week)) return [];
  const { min, max } = expected;
  const about = { person, unit: book.unit!, week };
  const days = its.days.size;
  const year = yearOf(week);
  const goesOn = week === lastWeekOf(year) && !expected.to;
  return [
    { type: 'organization.station-week-closed', data: { ...about, days, min, max, excused: its.excused, on } },
    ...(days < min && !its.excused ? [short(person, week, days, { unit: book.unit!, min }, on)] : []),
    ...(goesOn
      ? [{ type: 'organization.station-year-closed' as const, data: { person, unit: book.unit!, year, min, max, on } }]
      : []),
  ];
}

const NOTHING: StationWeek = { days: new Set(), excused: false, short: false };
const weekIn = ({ weeks }: StationBook, week: string): StationWeek => weeks.get(week) ?? NOTHING;

const goesOnAfter = ({ periods }: StationBook, week: string): boolean =>
  periods.some(({ to }) => to === undefined || to > week);

const dutySet = (command: Of<'setDuty'> | Of<'carryDuty'>): StationBookFact => {
  const { person, unit, from, min, max, today: on } = command;
  const to = command.kind === 'setDuty' ? command.to : undefined;
  return { type: 'organization.station-duty-set', data: { person, unit, from, to, min, max, on } };
};

const dutyEnded = (command: Of<'endDuty'> | Of<'releaseDuty'>, { unit }: StationBook): StationBookFact => {
  const { person, to, today: on } = command;
  const reason = command.kind === 'endDuty' ? command.reason : undefined;
  return { type: 'organization.station-duty-ended', data: { person, unit: unit!, to, reason, on } };
};

const short = (
  person: string,
  week: string,
  days: number,
  { unit, min }: { unit: string; min: number },
  on: string,
): StationBookFact => ({ type: 'organization.station-shortfall', data: { person, unit, week, days, min, on } });

const lifted = (
  person: string,
  week: string,
  { closed }: StationWeek,
  because: 'dayLogged' | 'excused',
  on: string,
): StationBookFact => ({
  type: 'organization.station-shortfall-lifted',
  data: { person, unit: closed!.unit, week, because, on },
});

function realWeek(pointer: string, week: string): void {
  if (!isIsoWeek(week))
    invalidField(
      pointer,
      'unknown-week',
      { zh: '没有这一周', en: 'There is no such week' },
      { zh: '周次如 2026-W10；只有长年有第53周', en: 'A week is written 2026-W10; only long years have a 53rd' },
    );
}
