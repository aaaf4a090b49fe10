import type { ContractFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead } from '@ronghe/service-kit/pure';
import { type Contracted, type Registered, areaId, demonstrationPostId, lastEndOf, openContract } from './contract.js';
import { ended } from './contract-facts.js';
import type { Parties } from './party.js';

export interface NewArea {
  unit: string;
  code: string;
  name: string;
  squareMetres: number;
  on: string;
}
export type NewPost = Omit<NewArea, 'squareMetres'>;

/** A post may have its holder from its first day on. */
export interface DeclarePost {
  kind: 'declarePost';
  post: NewPost;
  unitOn: string;
  today: string;
  holder?: Parties;
}

/** `unitOn`: since when the unit exists, which the stream itself does not know; `today`: the day on which it is said. */
export type RegisteringCommand =
  | { kind: 'registerArea'; area: NewArea; unitOn: string; today: string }
  /** From a workbook: an area that is there is measured anew where its size differs, and left as it is where not. */
  | { kind: 'reconcileArea'; area: NewArea; unitOn: string; today: string }
  | { kind: 'measureArea'; thing: string; squareMetres: number; on: string; today: string }
  | DeclarePost
  | { kind: 'reconcilePost'; post: NewPost; unitOn: string; today: string }
  /** Its unit was merged into another: nothing to do where it is another's already. */
  | { kind: 'followUnit'; thing: string; unit: string; into: string; on: string }
  | { kind: 'close'; thing: string; on: string; reason: string; today: string };

type Around = Pick<DeclarePost, 'unitOn' | 'today'>;
type Of<K extends RegisteringCommand['kind']> = Extract<RegisteringCommand, { kind: K }>;

export function decideRegistering(command: RegisteringCommand, state: Contracted): ContractFact[] {
  switch (command.kind) {
    case 'registerArea':
      return registerArea(command.area, command, state);
    case 'reconcileArea':
      return reconcileArea(command, state);
    case 'measureArea':
      return measure(command, standing(state, 'area'));
    case 'declarePost':
      return declarePost(command.post, command, state);
    case 'reconcilePost':
      if (!state.registered) return declarePost(command.post, command, state);
      asRegistered(command.post, standing(state, 'post'));
      return [];
    case 'followUnit':
      return followUnit(command, state);
    case 'close':
      return close(command, state);
    default:
      return command satisfies never;
  }
}

function registerArea(
  { unit, code, name, squareMetres, on }: NewArea,
  around: Around,
  state: Contracted,
): ContractFact[] {
  notThereYet(state);
  dayFits(on, around);
  positive(squareMetres);
  const thing = areaId(unit, code);
  return [{ type: 'organization.area-registered', data: { thing, unit, code, name, squareMetres, on } }];
}

function reconcileArea({ area, unitOn, today }: Of<'reconcileArea'>, state: Contracted): ContractFact[] {
  if (!state.registered) return registerArea(area, { unitOn, today }, state);
  const now = standing(state, 'area');
  asRegistered(area, now);
  positive(area.squareMetres);
  if (area.squareMetres === now.squareMetres) return [];
  const on = today > now.measuredOn! ? today : now.measuredOn!;
  return measure(
    { kind: 'measureArea', thing: areaId(area.unit, area.code), squareMetres: area.squareMetres, on, today },
    now,
  );
}

function measure({ thing, squareMetres, on, today }: Of<'measureArea'>, now: Registered): ContractFact[] {
  positive(squareMetres);
  if (squareMetres === now.squareMetres)
    refuse('area-of-that-size', '责任区登记的就是这个面积', 'The area is registered with this size already', {
      zh: '面积没有变化，不需要重新登记',
      en: 'Nothing has changed, so there is nothing to register',
    });
  notTooFarAhead(on, today, '/on');
  if (on < now.measuredOn!)
    invalidField('/on', 'before-last-measurement', {
      zh: `日期早于上一次丈量日期${now.measuredOn!}`,
      en: `Before it was last measured on ${now.measuredOn!}`,
    });
  const previousSquareMetres = now.squareMetres!;
  return [
    { type: 'organization.area-measured', data: { thing, unit: now.unit, squareMetres, previousSquareMetres, on } },
  ];
}

function declarePost({ unit, code, name, on }: NewPost, around: Around, state: Contracted): ContractFact[] {
  notThereYet(state);
  dayFits(on, around);
  return [
    {
      type: 'organization.demonstration-post-declared',
      data: { thing: demonstrationPostId(unit, code), unit, code, name, on },
    },
  ];
}

function followUnit({ thing, unit, into, on }: Of<'followUnit'>, { registered }: Contracted): ContractFact[] {
  if (registered?.unit !== unit || registered.closedOn) return [];
  return [{ type: 'organization.area-followed-unit', data: { thing, unit: into, previousUnit: unit, on } }];
}

/** Whoever answers for it answers for nothing from that day on. */
function close({ thing, on, reason, today }: Of<'close'>, state: Contracted): ContractFact[] {
  const now = standing(state);
  notTooFarAhead(on, today, '/on');
  const since = [now.on, now.measuredOn ?? now.on].sort()[1]!;
  if (on < since)
    invalidField('/on', 'closed-before-it-was', {
      zh: `停用日期早于登记或丈量日期${since}`,
      en: `Closed before it was registered or measured on ${since}`,
    });
  const last = openContract(state)?.from ?? lastEndOf(state);
  if (last && on < last)
    invalidField(
      '/on',
      'closed-while-contracted',
      {
        zh: `停用日期早于最近一次承包的日期${last}`,
        en: `Closed before its last contract began or ended on ${last}`,
      },
      { zh: '尚未开始的承包请先结束', en: 'End a contract first that has not begun yet' },
    );
  const type = now.kind === 'area' ? 'organization.area-closed' : 'organization.demonstration-post-closed';
  const open = openContract(state);
  return [
    ...(open ? [ended(thing, open, { to: on, cause: 'closed', reason })] : []),
    { type, data: { thing, unit: now.unit, on, reason } },
  ];
}

const WORDS = {
  area: { zh: '责任区', en: 'area' },
  post: { zh: '党员示范岗', en: 'demonstration post' },
};

/** The area or post, not closed. */
export function standing({ registered }: Contracted, kind?: Registered['kind']): Registered {
  if (!registered || (kind && registered.kind !== kind))
    return notFound(kind ? WORDS[kind] : { zh: '责任区或示范岗', en: 'area or demonstration post' });
  if (registered.closedOn)
    refuse(
      'area-closed',
      `“${registered.name}”已于${registered.closedOn}停用`,
      `“${registered.name}” was closed on ${registered.closedOn}`,
      { zh: '请选择仍在使用的责任区或示范岗', en: 'Choose one that is still there' },
    );
  return registered;
}

function notThereYet({ registered }: Contracted): void {
  if (registered)
    refuse(
      'area-exists',
      `本单位已有这个编码：“${registered.name}”`,
      `The unit has this code already: “${registered.name}”`,
      { zh: '请换一个编码', en: 'Use another code' },
    );
}

function dayFits(on: string, { unitOn, today }: Around): void {
  notTooFarAhead(on, today, '/on');
  if (on < unitOn)
    invalidField('/on', 'before-unit', {
      zh: `日期早于单位成立日期${unitOn}`,
      en: `Before the unit was founded on ${unitOn}`,
    });
}

function positive(squareMetres: number): void {
  if (!(squareMetres > 0))
    invalidField('/squareMetres', 'square-metres-not-positive', {
      zh: '面积应大于零',
      en: 'An area has more than no square metres',
    });
}

/** A name is part of what was registered: a workbook that has another probably means another thing. */
function asRegistered({ name, on }: NewPost, now: Registered): void {
  if (name !== now.name)
    invalidField(
      '/name',
      'area-named-otherwise',
      { zh: `这个编码已登记为“${now.name}”`, en: `This code is registered as “${now.name}”` },
      { zh: '请核对编码和名称', en: 'Check code and name' },
    );
  if (on !== now.on)
    invalidField('/on', 'began-otherwise', {
      zh: `登记的启用日期是${now.on}，不能更改`,
      en: `It is registered from ${now.on}, and that stays`,
    });
}
