import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

export const CONTRACTED_KINDS = ['area', 'post', 'employee'] as const;
export type ContractedKind = (typeof CONTRACTED_KINDS)[number];
/** Why a contract ends. */
export const CONTRACT_ENDS = ['decided', 'passedOn', 'memberGone', 'employeeGone', 'closed'] as const;
export type ContractEnd = (typeof CONTRACT_ENDS)[number];

const thing = id('what is answered for: area.<unit’s code>.<code>, post.<unit’s code>.<code> or employee.<person>');
const unit = id('production unit it belongs to');
const code = id('code within the unit');
const name = text('name', 120);
const squareMetres = Type.Number({ exclusiveMinimum: 0, description: 'square metres, two decimals' });
const reason = text('why, in words; names nobody', 200);

const contract = {
  contract: id('this contract'),
  thing,
  kind: oneOf(CONTRACTED_KINDS, 'what kind of thing it is'),
  unit: id('production unit of the area, the post or the employee when the contract was made'),
  person: id('Party member who answers for it'),
  employee: Type.Optional(id('person who is answered for, of a contract on an employee')),
  from: businessDate('first day he answers for it'),
};

/**
 * All of one thing is on one stream, so that two members never answer for it at once. Whoever asks who answered for an
 * employee on a day (scoring, when there was an incident) finds the contract with `from` on or before it that had not
 * ended: `to` is the first day without.
 */
export const contractEvents = [
  event('organization.area-registered', '责任区已登记', 'A responsibility area of a unit was registered', {
    thing,
    unit,
    code,
    name,
    squareMetres,
    on: businessDate('since when it is there'),
  }),
  event('organization.area-measured', '责任区面积已重新丈量', 'A responsibility area was measured anew', {
    thing,
    unit,
    squareMetres,
    previousSquareMetres: Type.Number({ description: 'square metres until now' }),
    on: businessDate('since when'),
  }),
  event(
    'organization.area-followed-unit',
    '责任区或示范岗已随单位合并划转',
    'An area or demonstration post went on with the unit into which its own was merged',
    { thing, unit, previousUnit: id('unit that was merged'), on: businessDate('since when') },
  ),
  event('organization.area-closed', '责任区已停用', 'A responsibility area is none any more', {
    thing,
    unit,
    on: businessDate('first day without it'),
    reason,
  }),
  event('organization.demonstration-post-declared', '党员示范岗已设立', 'A demonstration post of a unit was declared', {
    thing,
    unit,
    code,
    name,
    on: businessDate('since when it is there'),
  }),
  event('organization.demonstration-post-closed', '党员示范岗已撤销', 'A demonstration post is none any more', {
    thing,
    unit,
    on: businessDate('first day without it'),
    reason,
  }),
  event(
    'organization.contract-made',
    '承包关系已建立',
    'A Party member answers for an area, a demonstration post or an employee from a day on',
    contract,
  ),
  event('organization.contract-ended', '承包关系已结束', 'A Party member no longer answers for it', {
    ...contract,
    to: businessDate('first day he does not'),
    cause: oneOf(CONTRACT_ENDS, 'what ended it'),
    reason: Type.Optional(reason),
  }),
] as const;
export type ContractFact = FactsOf<typeof contractEvents>;
