import { type Static } from 'typebox';
import { type FactsOf, Type, event, id, month, oneOf, text } from '../schema.js';

export const ITEM_KINDS = ['base', 'vanguard', 'veto'] as const;
export const SUBJECT_KINDS = ['person', 'unit'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const ruleItem = Type.Object(
  {
    code: id('item code, unique in the version'),
    name: text('what is asked for', 200),
    kind: oneOf(ITEM_KINDS, 'base deducts, vanguard adds, veto voids the period'),
    points: Type.Optional(Type.Number({ description: 'points per entry, positive; direction comes from the kind' })),
    expression: Type.Optional(text('CEL giving points from `event`, instead of fixed points', 500)),
    cap: Type.Optional(Type.Number({ description: 'most points this item counts in one period' })),
    trigger: Type.Optional(id('event type that makes entries by itself')),
    condition: Type.Optional(text('CEL over `event`; only when true', 500)),
    subject: Type.Optional(text('CEL over `event` giving the id of the person or unit', 200)),
    evidence: Type.Boolean({ description: 'whether an entry by hand needs evidence' }),
  },
  { additionalProperties: false },
);

const rulebook = id('rulebook');
const version = Type.Integer({ minimum: 1, description: 'version, from 1' });

export const rulebookEvents = [
  event('scoring.rulebook-version-drafted', '考核细则版本已起草', 'A version of a rulebook was drafted', {
    rulebook,
    name: text('name', 120),
    appliesTo: oneOf(SUBJECT_KINDS, 'whom it scores'),
    version,
    base: Type.Number({ description: 'points at the start of a period' }),
    formula: text('CEL giving the total from base and vanguard', 500),
    items: Type.Array(ruleItem, { minItems: 1, maxItems: 200 }),
  }),
  event(
    'scoring.rulebook-version-adopted',
    '考核细则版本已启用',
    'A version of a rulebook is in force from a month on',
    {
      rulebook,
      version,
      from: month('first month'),
    },
  ),
] as const;
export type RulebookFact = FactsOf<typeof rulebookEvents>;
export type RuleItem = Static<typeof ruleItem>;
