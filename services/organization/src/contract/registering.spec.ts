import { describe, it } from '@jest/globals';
import type { ContractFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { ContractCommand } from './contract.decide.js';
import { contract as decider } from './contract.decider.js';
import type { NewArea } from './registering.js';

const unit = 'production.T1';
const thing = 'area.T1.A1';
const area: NewArea = { unit, code: 'A1', name: '一号泵房', squareMetres: 120.5, on: '2026-01-01' };
const post = { unit, code: 'P1', name: '输油岗', on: '2026-01-01' };
const unitOn = '2020-01-01';
const today = '2026-06-15';

const registered: ContractFact = { type: 'organization.area-registered', data: { thing, ...area } };
const measured = (squareMetres: number, on: string, previousSquareMetres = 120.5): ContractFact => ({
  type: 'organization.area-measured',
  data: { thing, unit, squareMetres, previousSquareMetres, on },
});
const declared: ContractFact = {
  type: 'organization.demonstration-post-declared',
  data: { thing: 'post.T1.P1', ...post },
};
const closing = { unit, on: '2026-06-01', reason: '拆除' };
const closed: ContractFact = { type: 'organization.area-closed', data: { thing, ...closing } };
const contract = { contract: `${thing}@1`, thing, kind: 'area' as const, unit, person: 'm', from: '2026-02-01' };
const made: ContractFact = { type: 'organization.contract-made', data: contract };

const register = (change: Partial<NewArea> = {}): ContractCommand => ({
  kind: 'registerArea',
  area: { ...area, ...change },
  unitOn,
  today,
});
const reconcile = (change: Partial<NewArea> = {}, today = '2026-05-01'): ContractCommand => ({
  kind: 'reconcileArea',
  area: { ...area, ...change },
  unitOn,
  today,
});
const measure = (squareMetres: number, on = '2026-03-01'): ContractCommand => ({
  kind: 'measureArea',
  thing,
  squareMetres,
  on,
  today,
});
const declare = (on = post.on): ContractCommand => ({ kind: 'declarePost', post: { ...post, on }, unitOn, today });
const reconcilePost = (name = post.name): ContractCommand => ({
  kind: 'reconcilePost',
  post: { ...post, name },
  unitOn,
  today,
});
const close = (on = '2026-06-01', of = thing): ContractCommand => ({
  kind: 'close',
  thing: of,
  on,
  reason: '拆除',
  today,
});

describe('registering an area', () => {
  it('says where it is, what it is called and how large', () => {
    given(decider).when(register()).then([registered]);
  });

  it('is once for a code of a unit, also when it was closed', () => {
    given(decider, [registered]).when(register()).thenRefused('area-exists');
    given(decider, [registered, closed]).when(register()).thenRefused('area-exists');
  });

  it('is not before its unit, and has more than no square metres', () => {
    given(decider)
      .when(register({ on: '2019-12-31' }))
      .thenRefused('before-unit');
    given(decider)
      .when(register({ squareMetres: 0 }))
      .thenRefused('square-metres-not-positive');
    given(decider)
      .when(register({ squareMetres: -1 }))
      .thenRefused('square-metres-not-positive');
  });
});

describe('measuring an area anew', () => {
  it('keeps what it was and since when it is otherwise', () => {
    given(decider, [registered])
      .when(measure(130))
      .then([measured(130, '2026-03-01')]);
  });

  it('changes something, is positive, and not before the last time', () => {
    given(decider, [registered]).when(measure(120.5)).thenRefused('area-of-that-size');
    given(decider, [registered]).when(measure(0)).thenRefused('square-metres-not-positive');
    given(decider, [registered, measured(130, '2026-03-01')])
      .when(measure(140, '2026-02-28'))
      .thenRefused('before-last-measurement');
    given(decider).when(measure(1)).thenRefused('not-found');
    given(decider, [registered, closed]).when(measure(1)).thenRefused('area-closed');
  });
});

describe('demonstration posts', () => {
  it('are declared once, not before their unit', () => {
    given(decider).when(declare()).then([declared]);
    given(decider, [declared]).when(declare()).thenRefused('area-exists');
    given(decider).when(declare('2019-12-31')).thenRefused('before-unit');
  });

  it('are not measured', () => {
    given(decider, [declared]).when(measure(1)).thenRefused('not-found');
  });

  it('are closed like areas', () => {
    given(decider, [declared])
      .when(close('2026-06-01', 'post.T1.P1'))
      .then([{ type: 'organization.demonstration-post-closed', data: { thing: 'post.T1.P1', ...closing } }]);
  });
});

describe('closing', () => {
  it('ends the contract on the same day', () => {
    given(decider, [registered]).when(close()).then([closed]);
    given(decider, [registered, made])
      .when(close())
      .then([
        {
          type: 'organization.contract-ended',
          data: { ...contract, employee: undefined, to: '2026-06-01', cause: 'closed', reason: '拆除' },
        },
        closed,
      ]);
  });

  it('is not before it was there, measured or contracted, and not twice', () => {
    given(decider, [registered]).when(close('2025-12-31')).thenRefused('closed-before-it-was');
    given(decider, [registered, measured(130, '2026-03-01')])
      .when(close('2026-02-28'))
      .thenRefused('closed-before-it-was');
    given(decider, [registered, made]).when(close('2026-01-31')).thenRefused('closed-while-contracted');
    given(decider, [registered, closed]).when(close()).thenRefused('area-closed');
    given(decider).when(close()).thenRefused('not-found');
  });
});

describe('a merger of its unit', () => {
  const follow: ContractCommand = { kind: 'followUnit', thing, unit, into: 'production.T2', on: '2026-04-01' };
  const followed: ContractFact = {
    type: 'organization.area-followed-unit',
    data: { thing, unit: 'production.T2', previousUnit: unit, on: '2026-04-01' },
  };

  it('takes it along once, and nothing that was closed', () => {
    given(decider, [registered]).when(follow).then([followed]);
    given(decider, [registered, followed]).when(follow).then([]);
    given(decider, [registered, closed]).when(follow).then([]);
    given(decider).when(follow).then([]);
  });
});

describe('reconciling with a workbook', () => {
  it('registers what is new, measures what differs, leaves what is the same', () => {
    given(decider).when(reconcile()).then([registered]);
    given(decider, [registered]).when(reconcile()).then([]);
    given(decider, [registered])
      .when(reconcile({ squareMetres: 130 }))
      .then([measured(130, '2026-05-01')]);
    given(decider, [registered, measured(130, '2026-07-01')])
      .when(reconcile({ squareMetres: 140 }))
      .then([measured(140, '2026-07-01', 130)]);
    given(decider).when(reconcilePost()).then([declared]);
    given(decider, [declared]).when(reconcilePost()).then([]);
  });

  it('leaves the day since when it is there', () => {
    given(decider, [registered])
      .when(reconcile({ on: '2026-01-02' }))
      .thenRefused('began-otherwise');
  });

  it('takes another name for another thing', () => {
    given(decider, [registered])
      .when(reconcile({ name: '二号泵房' }))
      .thenRefused('area-named-otherwise');
    given(decider, [declared]).when(reconcilePost('注水岗')).thenRefused('area-named-otherwise');
    given(decider, [registered, closed]).when(reconcile()).thenRefused('area-closed');
    given(decider, [registered])
      .when(reconcile({ squareMetres: 0 }))
      .thenRefused('square-metres-not-positive');
  });
});
