import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

export const TREES = ['party', 'production'] as const;
export const UNIT_KINDS = [
  'partyCommittee',
  'generalBranch',
  'branch',
  'partyGroup',
  'company',
  'plant',
  'operationArea',
  'station',
  'team',
  'office',
] as const;
export type Tree = (typeof TREES)[number];
export type UnitKind = (typeof UNIT_KINDS)[number];

const unit = id('unit: tree and code, for example production.W01');

export const chartEvents = [
  event('organization.unit-registered', '单位已登记', 'A unit was registered in a tree', {
    tree: oneOf(TREES, 'which tree'),
    unit,
    code: id('the unit code, unique in its tree'),
    kind: oneOf(UNIT_KINDS, 'kind of unit'),
    name: text('name', 120),
    parent: Type.Optional(id('parent unit; none for a root')),
    on: businessDate('since when it exists'),
  }),
  event('organization.unit-renamed', '单位已更名', 'A unit was renamed', {
    unit,
    name: text('new name', 120),
    on: businessDate('since when'),
  }),
  event('organization.unit-moved', '单位已划转', 'A unit was moved under another', {
    unit,
    parent: id('new parent'),
    previousParent: id('parent until now'),
    on: businessDate('since when'),
  }),
  event(
    'organization.unit-merged',
    '单位已合并',
    'A unit was merged into another of its kind: what stood under it was moved there, and it is dissolved with this',
    {
      unit,
      into: id('the unit that goes on'),
      kind: oneOf(UNIT_KINDS, 'kind of both units'),
      on: businessDate('since when'),
    },
  ),
  event('organization.unit-dissolved', '单位已撤销', 'A unit was dissolved', {
    unit,
    kind: oneOf(UNIT_KINDS, 'kind of unit'),
    on: businessDate('since when'),
  }),
] as const;
export type ChartFact = FactsOf<typeof chartEvents>;
