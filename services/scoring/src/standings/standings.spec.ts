import { describe, expect, it } from '@jest/globals';
import type { AccountFact, PersonFact, RuleItem } from '@ronghe/contracts';
import type { ModelReader } from '@ronghe/event-sourcing';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import type { RulebookVersion } from '../rulebook/rulebook.js';
import { type EntryRow, accounts } from './accounts.js';
import { knownPeopleHere } from './known-people.js';
import { scoreOf } from './score.js';
import { standingsOf } from './standings.js';

const items: RuleItem[] = [
  { code: 'V', name: '难题', kind: 'vanguard', points: 5, cap: 12, evidence: false },
  { code: 'W', name: '创新', kind: 'vanguard', points: 3, evidence: false },
  { code: 'B', name: '迟报', kind: 'base', points: 2, cap: 10, evidence: false },
  { code: 'X', name: '事故', kind: 'veto', evidence: false },
];
const rules: RulebookVersion = {
  version: 1,
  name: '细则',
  appliesTo: 'unit',
  base: 100,
  formula: '0.6 * base + 0.4 * vanguard',
  items,
  from: '2026-01',
};
let no = 0;
const entry = (item: string, points: number, more: Partial<EntryRow> = {}): EntryRow => ({
  id: `e${++no}`,
  event: 'scoring.0.1.0',
  item,
  itemName: items.find((i) => i.code === item)?.name ?? item,
  kind: items.find((i) => i.code === item)?.kind ?? 'vanguard',
  points,
  on: '2026-03-01',
  period: '2026-03',
  reason: '原因',
  cause: { kind: 'manual', by: 'w', at: '2026-03-01T00:00:00.000Z' },
  ...more,
});
const score = (entries: EntryRow[], months = ['2026-03'], version = rules) => scoreOf(entries, months, version);

describe('a score', () => {
  it('is the formula over base less deductions and vanguard points', () => {
    expect(score([])).toMatchObject({ base: 100, vanguard: 0, total: 60, vetoed: false, lines: [] });
    expect(score([entry('V', 5), entry('B', -2)])).toMatchObject({ base: 98, vanguard: 5, total: 60.8 });
  });

  it('caps what an item gives in the period, and says what the cap took', () => {
    const { vanguard, lines } = score([entry('V', 5), entry('V', 5), entry('V', 5), entry('W', 3)]);
    expect(vanguard).toBe(15);
    expect(lines.map(({ item, points, capped }) => ({ item, points, capped }))).toEqual([
      { item: 'V', points: 12, capped: 15 },
      { item: 'W', points: 3, capped: undefined },
    ]);
  });

  it('caps deductions by their size, and base never falls below 0', () => {
    expect(score(Array.from({ length: 8 }, () => entry('B', -2))).base).toBe(90);
    expect(score([entry('Z', -500, { kind: 'base' })]).base).toBe(0);
  });

  it('counts only entries of its months', () => {
    const entries = [entry('V', 5), entry('V', 5, { period: '2026-04' })];
    expect(score(entries).vanguard).toBe(5);
    expect(score(entries, ['2026-03', '2026-04']).vanguard).toBe(10);
  });

  it('is void with a veto that stands, and whole again when it is reversed', () => {
    const veto = entry('X', 0);
    expect(score([veto]).vetoed).toBe(true);
    const undone = [{ ...veto, reversedBy: 'r' }, entry('X', 0, { id: 'r', reverses: veto.id })];
    expect(score(undone).vetoed).toBe(false);
  });

  it('an entry and its reversal cancel out', () => {
    const wrong = entry('V', 5);
    expect(score([{ ...wrong, reversedBy: 'r' }, entry('V', -5, { id: 'r', reverses: wrong.id })])).toMatchObject({
      vanguard: 0,
      total: 60,
    });
  });

  it('a formula that gives nothing for it is a refusal that says so, no fault', () => {
    const odd = { ...rules, formula: 'base / (vanguard - 5.0)' };
    expect(() => score([entry('V', 5)], ['2026-03'], odd)).toThrow(
      expect.objectContaining({ code: 'formula-fails', kind: 'conflict' }),
    );
  });
});

describe('standings', () => {
  const reader = (totals: Record<string, EntryRow[]>): ModelReader =>
    ({
      find: async ({ model }: { model: string }) =>
        model === 'rulebooks'
          ? [{ key: 'R', document: { versions: [rules] } }]
          : model === 'accounts'
            ? Object.entries(totals).map(([subject, entries]) => ({
                key: `${subject}@2026`,
                document: { subject, kind: 'unit', year: '2026', entries, version: 1 },
              }))
            : [],
      get: async () => undefined,
    }) as unknown as ModelReader;
  const everybody = (): Promise<boolean> => Promise.resolve(true);
  const ranks = async (totals: Record<string, EntryRow[]>) =>
    (await standingsOf(reader(totals), 'unit', '2026-03', everybody)).map(({ subject, rank }) => [subject, rank]);

  it('equals share a rank and the next one is skipped: 1, 2, 2, 4', async () => {
    expect(
      await ranks({
        'unit:d': [entry('W', 1)],
        'unit:c': [entry('W', 3)],
        'unit:b': [entry('W', 3)],
        'unit:a': [entry('V', 10)],
      }),
    ).toEqual([
      ['unit:a', 1],
      ['unit:b', 2],
      ['unit:c', 2],
      ['unit:d', 4],
    ]);
  });

  it('a veto puts last, whatever the points, and does not share a rank with those it follows', async () => {
    expect(
      await ranks({ 'unit:a': [entry('V', 10), entry('X', 0)], 'unit:b': [entry('W', 1)], 'unit:c': [entry('X', 0)] }),
    ).toEqual([
      ['unit:b', 1],
      ['unit:a', 2],
      ['unit:c', 3],
    ]);
  });

  it('rank among all, and show each to whom he may be shown', async () => {
    const totals = { 'unit:a': [entry('V', 10)], 'unit:b': [entry('W', 3)], 'unit:c': [entry('W', 1)] };
    const onlyB = (subject: string): Promise<boolean> => Promise.resolve(subject === 'unit:b');
    expect(await standingsOf(reader(totals), 'unit', '2026-03', onlyB)).toMatchObject([{ subject: 'unit:b', rank: 2 }]);
  });

  it('are empty in a period without rulebook', async () => {
    expect(await standingsOf(reader({ 'unit:a': [] }), 'unit', '2025', everybody)).toEqual([]);
  });
});

describe('accounts', () => {
  const about = { subject: 'unit:u1', item: 'V', kind: 'vanguard' as const, on: '2026-03-01', period: '2026-03' };
  const facts: AccountFact[] = [
    {
      type: 'scoring.points-recorded',
      data: {
        ...about,
        entry: 'e1',
        itemName: '难题',
        points: 5,
        reason: '原因',
        rulebook: 'R',
        ruleVersion: 1,
        cause: { kind: 'manual', by: 'w', at: '2026-03-01T00:00:00.000Z' },
      },
    },
    {
      type: 'scoring.points-reversed',
      data: { ...about, entry: 'r1', reverses: 'e1', points: -5, reason: '记错', by: 'l' },
    },
  ];

  it('keep every entry; a reversal marks the one it takes back', () => {
    const events = recorded(facts, { source: 'scoring', category: 'account', key: 'unit:u1@2026' });
    const [first, second] = events.map((e) => e.id);
    givenEvents(accounts, events).then('unit:u1@2026', {
      subject: 'unit:u1',
      kind: 'unit',
      year: '2026',
      version: 2,
      entries: [
        expect.objectContaining({ id: 'e1', event: first, points: 5, reversedBy: 'r1' }) as unknown as EntryRow,
        expect.objectContaining({
          id: 'r1',
          event: second,
          points: -5,
          reverses: 'e1',
          itemName: '难题',
        }) as unknown as EntryRow,
      ],
    });
  });
});

describe('known people', () => {
  it('have a sealed name and a unit, and follow both', () => {
    const facts: PersonFact[] = [
      {
        type: 'organization.person-registered',
        data: { person: 'p', employeeNo: 'pd1.e', name: 'pd1.n', unit: 'T1', employedOn: '2020-01-01' },
      },
      { type: 'organization.person-corrected', data: { person: 'p', phone: 'pd1.f' } },
      { type: 'organization.person-corrected', data: { person: 'p', name: 'pd1.m' } },
      { type: 'organization.person-moved', data: { person: 'p', unit: 'T2', previousUnit: 'T1', on: '2026-01-01' } },
    ];
    givenEvents(knownPeopleHere, recorded(facts)).then('p', { name: 'pd1.m', unit: 'T2' });
  });

  it('say since when somebody works here no more, until he returns', () => {
    const about = { person: 'p', unit: 'T1', partyGroup: 'G1', membership: 'full' } as const;
    const facts: PersonFact[] = [
      {
        type: 'organization.person-registered',
        data: { ...about, employeeNo: 'pd1.e', name: 'pd1.n', employedOn: '2020-01-01' },
      },
      { type: 'organization.person-left', data: { ...about, reason: 'resigned', on: '2026-01-01' } },
      { type: 'organization.person-returned', data: { ...about, unit: 'T2', on: '2026-03-01' } },
      { type: 'organization.membership-ended', data: { ...about, reason: 'transferredOut', on: '2026-04-01' } },
    ];
    const known = (count: number) => givenEvents(knownPeopleHere, recorded(facts.slice(0, count)));
    known(2).then('p', { name: 'pd1.n', unit: 'T1', partyGroup: 'G1', leftOn: '2026-01-01' });
    known(3).then('p', { name: 'pd1.n', unit: 'T2', partyGroup: 'G1' });
    known(4).then('p', { name: 'pd1.n', unit: 'T2' });
  });

  it('have no name once they are forgotten, and stay where they were, so that their points are still counted there', () => {
    const facts: PersonFact[] = [
      {
        type: 'organization.person-registered',
        data: { person: 'p', employeeNo: 'pd1.e', name: 'pd1.n', unit: 'T1', employedOn: '2020-01-01' },
      },
      { type: 'organization.person-forgotten', data: { person: 'p', unit: 'T1', partyGroup: 'G1', on: '2026-01-01' } },
    ];
    givenEvents(knownPeopleHere, recorded(facts)).then('p', { forgotten: true, unit: 'T1', partyGroup: 'G1' });
  });
});
