import { type FactsOf, Type, businessDate, event, id, month, text } from '../schema.js';

const list = id('duty list: its unit and its code');
const unit = id('unit whose duties these are');
const name = text('name', 120);
const version = month('version');
const person = id('person who has to sign');
const dueOn = businessDate('last day to sign');

const item = Type.Object(
  { code: id('code, the same from version to version'), name: text('name', 120), text: text('the duty', 1_000) },
  { additionalProperties: false },
);

/** Who has to sign is an event each: an event about a person is for those who may know of him. */
export const dutyListEvents = [
  event('organization.duty-version-issued', '责任清单版本已发布', 'A version of a unit’s duty list was issued', {
    list,
    unit,
    code: id('code of the list within its unit'),
    name,
    version,
    replaces: Type.Optional(month('version that it replaces')),
    items: Type.Array(item, { minItems: 1, maxItems: 100 }),
    signers: Type.Integer({ minimum: 1, maximum: 300, description: 'how many have to sign' }),
    on: businessDate('since when'),
    dueOn,
  }),
  event('organization.duty-signature-asked', '已请其签署责任清单', 'A person has to sign a version of a duty list', {
    list,
    unit,
    name,
    version,
    person,
    dueOn,
  }),
  event('organization.duty-version-signed', '责任清单已签署', 'A person signed a version of a duty list', {
    list,
    unit,
    version,
    person,
    on: businessDate('day'),
  }),
  event(
    'organization.duty-signature-reminded',
    '已提醒签署责任清单',
    'A person who has not signed a version of a duty list was reminded',
    {
      list,
      unit,
      name,
      version,
      person,
      dueOn,
      overdue: Type.Boolean({ description: 'because the last day is over, not because somebody asked for it' }),
      on: businessDate('day'),
    },
  ),
  event('organization.duty-signature-waived', '不再需要其签署责任清单', 'A person need not sign any more', {
    list,
    unit,
    version,
    person,
    on: businessDate('day'),
  }),
] as const;
export type DutyListFact = FactsOf<typeof dutyListEvents>;
export type DutyItem = { code: string; name: string; text: string };
