import { type FactsOf, Type, businessDate, event, id, month, oneOf, text } from '../schema.js';
import { ITEM_KINDS } from './rulebook.js';

const subject = id('whose points: person:<id> or unit:<id>');
const entry = id('the entry');

const cause = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('event'),
      type: id('event type'),
      id: id('event id'),
      at: Type.String(),
      summary: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('manual'), by: id('person who typed it'), at: Type.String() },
    { additionalProperties: false },
  ),
]);

export const accountEvents = [
  event('scoring.points-recorded', '积分已记录', 'Points were recorded', {
    subject,
    entry,
    item: id('rulebook item'),
    itemName: text('the item’s name at the time', 200),
    kind: oneOf(ITEM_KINDS, 'kind of item'),
    points: Type.Number({ description: 'signed points, two decimals; 0 for a veto' }),
    on: businessDate('business date'),
    period: month('period it counts in'),
    reason: text('why'),
    evidence: Type.Optional(text('evidence')),
    rulebook: id('rulebook'),
    ruleVersion: Type.Integer({ minimum: 1 }),
    cause,
  }),
  event('scoring.points-reversed', '积分已冲正', 'An entry was reversed by a counter-entry', {
    subject,
    entry,
    reverses: id('the entry reversed'),
    item: id('rulebook item'),
    kind: oneOf(ITEM_KINDS, 'kind of item'),
    points: Type.Number({ description: 'the opposite of the entry’s points' }),
    on: businessDate('business date'),
    period: month('period of the entry reversed'),
    reason: text('why'),
    by: id('person who reversed it'),
  }),
] as const;
export type AccountFact = FactsOf<typeof accountEvents>;
