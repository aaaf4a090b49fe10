import { describe, expect, it } from '@jest/globals';
import type { RuleItem, RulebookFact } from '@ronghe/contracts';
import { given, givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { rulebookVersions } from '../rulebooks/rulebooks.js';
import { allInForce, rulesInForce } from '../rulebooks/rules-in-force.js';
import { evolveRulebook, inForce, noRulebook } from './rulebook.js';
import type { RulebookCommand, VersionDraft } from './rulebook.decide.js';
import { rulebook as decider } from './rulebook.decider.js';

const item = (more: Partial<RuleItem> = {}): RuleItem => ({
  code: 'V',
  name: '难题销号',
  kind: 'vanguard',
  points: 5,
  evidence: false,
  ...more,
});
const draft = (more: Partial<VersionDraft> = {}): VersionDraft => ({
  name: '细则',
  appliesTo: 'unit',
  base: 100,
  formula: '0.6 * base + 0.4 * vanguard',
  items: [item()],
  ...more,
});
const rulebook = 'R';
const open = (more: Partial<VersionDraft> = {}): RulebookCommand => ({
  kind: 'openRulebook',
  rulebook,
  draft: draft(more),
});
const next = (more: Partial<VersionDraft> = {}): RulebookCommand => ({
  kind: 'draftVersion',
  rulebook,
  draft: draft(more),
});
const adopt = (version: number, from: string): RulebookCommand => ({ kind: 'adoptVersion', rulebook, version, from });
const drafted = (version: number, more: Partial<VersionDraft> = {}): RulebookFact => ({
  type: 'scoring.rulebook-version-drafted',
  data: { rulebook, version, ...draft(more) },
});
const adopted = (version: number, from: string): RulebookFact => ({
  type: 'scoring.rulebook-version-adopted',
  data: { rulebook, version, from },
});

describe('versions', () => {
  it('are numbered from 1; a rulebook is opened once', () => {
    given(decider)
      .when(open())
      .then([drafted(1)]);
    given(decider, [drafted(1)])
      .when(open())
      .thenRefused('rulebook-exists');
    given(decider, [drafted(1)])
      .when(next())
      .then([drafted(2)]);
    given(decider).when(next()).thenRefused('not-found');
  });

  it('keep scoring the same kind of subject', () => {
    given(decider, [drafted(1)])
      .when(next({ appliesTo: 'person' }))
      .thenRefused('subject-kind-changed');
  });

  it('are adopted once, from a month that is not before the last adoption', () => {
    given(decider, [drafted(1)])
      .when(adopt(1, '2026-01'))
      .then([adopted(1, '2026-01')]);
    given(decider, [drafted(1)])
      .when(adopt(2, '2026-01'))
      .thenRefused('not-found');
    given(decider).when(adopt(1, '2026-01')).thenRefused('not-found');
    const two = [drafted(1), drafted(2), adopted(1, '2026-03')];
    given(decider, two).when(adopt(1, '2026-04')).thenRefused('version-adopted');
    given(decider, two).when(adopt(2, '2026-02')).thenRefused('before-last-adoption');
    given(decider, two)
      .when(adopt(2, '2026-03'))
      .then([adopted(2, '2026-03')]);
  });
});

describe('items', () => {
  const trigger = 'alliance-project.problem-closed';
  const triggered = { points: undefined, expression: 'event.severity', trigger, subject: 'event.unit' };
  const wrong = (...items: RuleItem[]) =>
    given(decider)
      .when(open({ items }))
      .thenRefused('rulebook-items')
      .more.errors!.map((e) => e.pointer);

  it('may be triggered, with a condition and a subject', () => {
    const items = [item({ ...triggered, condition: 'event.severity > 2' })];
    given(decider)
      .when(open({ items }))
      .then([drafted(1, { items })]);
  });

  it.each<[string, RuleItem[], string[]]>([
    ['a code twice', [item(), item()], ['/items/1/code']],
    ['points and an expression', [item({ ...triggered, points: 5 })], ['/items/0/expression']],
    ['an expression without trigger', [item({ points: undefined, expression: '2' })], ['/items/0/expression']],
    ['a trigger that is no event', [item({ ...triggered, trigger: 'x.y' })], ['/items/0/trigger']],
    ['a trigger without subject', [item({ ...triggered, subject: undefined })], ['/items/0/subject']],
    ['a trigger without points', [item({ ...triggered, expression: undefined })], ['/items/0/points']],
    ['an expression that is wrong', [item({ ...triggered, expression: '2 +' })], ['/items/0/expression']],
    ['a condition that is no condition', [item({ ...triggered, condition: '2' })], ['/items/0/condition']],
    ['a subject that is no text', [item({ ...triggered, subject: '2' })], ['/items/0/subject']],
    [
      'all at once, each by its place',
      [item(), item({ code: 'W', ...triggered, subject: 'unit', condition: 'event.title.matches("a")' })],
      ['/items/1/condition', '/items/1/subject'],
    ],
  ])('refuses %s', (_, items, pointers) => {
    expect(wrong(...items)).toEqual(pointers);
  });

  it('a veto that is triggered needs no points', () => {
    const items = [item({ kind: 'veto', points: undefined, trigger, subject: 'event.unit' })];
    given(decider)
      .when(open({ items }))
      .then([drafted(1, { items })]);
  });

  it('the formula is checked too', () => {
    const refusal = given(decider)
      .when(open({ formula: 'base + bonus' }))
      .thenRefused('rulebook-items');
    expect(refusal.more.errors![0]).toMatchObject({ pointer: '/formula' });
    expect(refusal.more.errors![0]!.detail.zh).toMatch(/^表达式有误：/);
  });
});

describe('what is in force', () => {
  const facts = [
    drafted(1),
    drafted(2),
    drafted(3),
    adopted(1, '2026-01'),
    adopted(2, '2026-03'),
    adopted(3, '2026-03'),
  ];
  const { versions } = facts.reduce(evolveRulebook, noRulebook());

  it('is the version adopted last that begins then or earlier', () => {
    const at = (month: string) => inForce(versions, month)?.version;
    expect(['2025-12', '2026-01', '2026-02', '2026-03', '2027-01'].map(at)).toEqual([undefined, 1, 1, 3, 3]);
  });

  it('of several rulebooks the one adopted last, for its own kind of subject', () => {
    const book = (key: string, appliesTo: 'unit' | 'person', from: string) => ({
      key,
      document: [drafted(1, { appliesTo }), adopted(1, from)].reduce(evolveRulebook, noRulebook()),
    });
    const books = [book('OLD', 'unit', '2026-01'), book('NEW', 'unit', '2026-02'), book('PEOPLE', 'person', '2026-03')];
    expect(rulesInForce(books, 'unit', '2026-01')?.rulebook).toBe('OLD');
    expect(rulesInForce(books, 'unit', '2026-12')?.rulebook).toBe('NEW');
    expect(rulesInForce(books, 'person', '2026-02')).toBeUndefined();
    expect(allInForce(books, '2026-12')).toHaveLength(3);
  });

  it('the read model is the same fold', () => {
    givenEvents(rulebookVersions, recorded(facts)).then('R', facts.reduce(evolveRulebook, noRulebook()));
  });
});
