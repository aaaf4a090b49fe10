import { describe, expect, it } from '@jest/globals';
import type { PostFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { appointments, heldOn } from './appointments.js';
import { dutiesOn, posts } from './posts.js';

const SAFETY = { code: 'A1', name: '安全生产' };
const STUDY = { code: 'P1', name: '理论学习' };
const about = { post: 'production.W.HEAD', unit: 'production.W', kind: 'administrative', role: 'head' } as const;
const { post: _post, ...own } = about;
const held = { ...about, appointment: 'a1', person: 'p', from: '2026-02-01' };

const facts: PostFact[] = [
  {
    type: 'organization.post-created',
    data: { ...about, code: 'HEAD', name: '厂长', duties: [SAFETY], on: '2026-01-01' },
  },
  { type: 'organization.appointment-begun', data: held },
  {
    type: 'organization.post-duties-changed',
    data: { post: about.post, unit: about.unit, kind: about.kind, duties: [STUDY], on: '2026-03-01' },
  },
  { type: 'organization.appointment-ended', data: { ...held, on: '2026-05-01', reason: 'retired' } },
  {
    type: 'organization.post-abolished',
    data: { post: about.post, unit: about.unit, kind: about.kind, on: '2026-06-01' },
  },
];
const row = {
  ...own,
  code: 'HEAD',
  name: '厂长',
  on: '2026-01-01',
  duties: [
    { on: '2026-01-01', duties: [SAFETY] },
    { on: '2026-03-01', duties: [STUDY] },
  ],
  abolishedOn: '2026-06-01',
  events: 5,
};

describe('posts', () => {
  it('keep what their duties were on every day, and count the events of their stream', () => {
    givenEvents(posts, recorded(facts)).then(about.post, row);
    expect(dutiesOn(row, '2025-12-31')).toEqual([]);
    expect(dutiesOn(row, '2026-02-28')).toEqual([SAFETY]);
    expect(dutiesOn(row, '2026-03-01')).toEqual([STUDY]);
  });

  it('are nothing without having been created', () => {
    givenEvents(posts, recorded(facts.slice(1))).then(about.post, undefined);
  });
});

describe('appointments', () => {
  it('are open until they end; who held the post is a pseudonym', () => {
    const open = { ...about, person: 'p', from: '2026-02-01', state: 'open' as const };
    givenEvents(appointments, recorded(facts.slice(0, 3))).then('a1', open);
    givenEvents(appointments, recorded(facts)).then('a1', {
      ...open,
      state: 'ended',
      to: '2026-05-01',
      reason: 'retired',
    });
  });

  it('hold from their first day to the one before they end', () => {
    const span = { from: '2026-02-01', to: '2026-05-01' };
    expect(['2026-01-31', '2026-02-01', '2026-04-30', '2026-05-01'].map((day) => heldOn(span, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(heldOn({ from: '2026-02-01' }, '2030-01-01')).toBe(true);
    expect(heldOn({ from: '2026-02-01', to: '2026-02-01' }, '2026-02-01')).toBe(false);
  });
});
