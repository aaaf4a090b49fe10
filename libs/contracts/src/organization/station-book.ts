import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

/** ISO 8601: Monday to Sunday in Asia/Shanghai; a week belongs to the year, and the month, of its Thursday. */
const week = (description: string) =>
  Type.String({ pattern: '^\\d{4}-W\\d{2}$', description: `${description} (ISO week, such as 2026-W10)` });

/** `person`: an event about a person is for those who may know of him. */
const person = id('leader');
const unit = id('unit that the leader belongs to');
const on = businessDate('day');
const min = Type.Integer({ minimum: 1, maximum: 7, description: 'days a week, at least' });
const max = Type.Integer({ minimum: 1, maximum: 7, description: 'days a week, at most' });
const days = Type.Integer({ minimum: 0, maximum: 7, description: 'days at stations in that week' });

export const stationBookEvents = [
  event('organization.station-duty-set', '驻站带班要求已设定', 'A leader is to spend days of each week at a station', {
    person,
    unit,
    from: week('first week'),
    to: Type.Optional(week('last week; none: until further notice')),
    min,
    max,
    on,
  }),
  event('organization.station-duty-ended', '驻站带班要求已结束', 'A leader need not go to stations any more', {
    person,
    unit,
    to: week('last week in which he had to; nothing after it counts'),
    reason: Type.Optional(text('why; none when the leader is not there any more; names no person', 500)),
    on,
  }),
  event('organization.station-day-logged', '驻站带班已登记', 'A leader spent a day at a station', {
    person,
    day: id('station day: the leader and the date'),
    week: week('week'),
    station: id('station'),
    done: text('what was done there; about the work, names no person', 1_000),
    on,
  }),
  event('organization.station-day-withdrawn', '驻站带班已撤回', 'A station day that was logged was none', {
    person,
    day: id('station day'),
    week: week('week'),
    reason: text('why; names no person', 500),
    on,
  }),
  event('organization.station-week-excused', '驻站周已准假', 'A leader need not go to a station in one week', {
    person,
    week: week('week'),
    reason: text('why, such as leave; names no person', 500),
    on,
  }),
  event('organization.station-week-closed', '驻站周已结账', 'A week is over, and a leader’s days at stations counted', {
    person,
    unit,
    week: week('week'),
    days,
    min,
    max,
    excused: Type.Boolean({ description: 'whether he need not have gone' }),
    on,
  }),
  event('organization.station-shortfall', '驻站带班不足', 'A leader spent fewer days at stations than he should have', {
    person,
    unit,
    week: week('week'),
    days,
    min,
    on,
  }),
  event('organization.station-shortfall-lifted', '驻站带班不足已消除', 'A week is no shortfall after all', {
    person,
    unit,
    week: week('week'),
    because: oneOf(['dayLogged', 'excused'], 'a day was logged late, or the week was excused'),
    on,
  }),
  event(
    'organization.station-year-closed',
    '驻站年度已结账',
    'A year’s last week is counted; what is expected goes on',
    {
      person,
      unit,
      year: Type.String({ pattern: '^\\d{4}$', description: 'ISO year' }),
      min,
      max,
      on,
    },
  ),
] as const;
export type StationBookFact = FactsOf<typeof stationBookEvents>;
