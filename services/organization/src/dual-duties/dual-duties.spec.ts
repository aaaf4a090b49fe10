import { describe, expect, it } from '@jest/globals';
import type { PostKind, PostRole, RegisteredDuty } from '@ronghe/contracts';
import { type PostOnDay, dualDutiesOf, findingsOf } from './dual-duties.js';
import { registerOn } from './duty-registers.js';

const UNITS = ['production.W', 'party.W'];
const ROLES: Record<string, PostRole> = { head: 'head', secretary: 'secretary' };
const duty = (code: string): RegisteredDuty => ({ code, name: `责任${code}`, kind: 'administrative' });
const post = (
  id: string,
  kind: PostKind,
  duties: string[],
  person?: string,
  unit = UNITS[kind === 'party' ? 1 : 0]!,
): PostOnDay => ({ id, unit, name: id, kind, role: ROLES[id] ?? 'deputyHead', duties, person });

const states = (all: PostOnDay[], codes = ['A1', 'A2', 'P1']) =>
  dualDutiesOf(UNITS, codes.map(duty), all).duties.map(({ code, state }) => [code, state]);
const findings = (all: PostOnDay[], codes: string[]) =>
  findingsOf(dualDutiesOf(UNITS, codes.map(duty), all)).map(({ id }) => id);

describe('the matrix of dual duties', () => {
  it('has every leader of the unit and of its Party organisation, with what his posts carry', () => {
    const all = [
      post('head', 'administrative', ['A1', 'OLD'], 'p1'),
      post('secretary', 'party', ['P1'], 'p1'),
      post('deputy', 'administrative', ['A2'], 'p2'),
      post('elsewhere', 'party', ['A1'], 'p2', 'party.B'),
      post('stranger', 'administrative', ['A1'], 'p3', 'production.X'),
    ];
    const { leaders } = dualDutiesOf(UNITS, ['A1', 'A2', 'P1'].map(duty), all);
    expect(leaders.map(({ person, carries, single }) => [person, [...carries], single])).toEqual([
      ['p1', ['A1', 'P1'], undefined],
      // His Party post is elsewhere: it makes him no leader of one kind, and carries nothing here.
      ['p2', ['A2'], undefined],
    ]);
  });

  it('names the head first and the secretary second', () => {
    const all = [
      post('a', 'party', [], 'p3'),
      post('secretary', 'party', [], 'p2'),
      post('z', 'administrative', [], 'p2'),
      post('head', 'administrative', [], 'p1'),
    ];
    const { leaders } = dualDutiesOf(UNITS, [], all);
    expect(leaders.map(({ person }) => person)).toEqual(['p1', 'p2', 'p3']);
    expect(leaders[1]!.posts.map(({ id }) => id)).toEqual(['z', 'secretary']);
  });

  it('a duty of two leaders is an overlap, one of two posts of the same leader is not', () => {
    const two = [post('head', 'administrative', ['A1'], 'p1'), post('deputy', 'administrative', ['A1'], 'p2')];
    expect(states(two, ['A1'])).toEqual([['A1', 'overlap']]);
    const one = [post('head', 'administrative', ['A1'], 'p1'), post('secretary', 'party', ['A1'], 'p1')];
    expect(states(one, ['A1'])).toEqual([['A1', 'carried']]);
  });

  it('a duty that no post carries, or only a vacant one, is a gap', () => {
    const all = [post('head', 'administrative', ['A1'], 'p1'), post('vacant', 'party', ['P1'])];
    expect(states(all)).toEqual([
      ['A1', 'carried'],
      ['A2', 'gap'],
      ['P1', 'gap'],
    ]);
  });

  it('finds overlaps, gaps, and leaders with posts of one kind only, and nothing where all is in order', () => {
    const all = [
      post('head', 'administrative', ['A1'], 'p1'),
      post('secretary', 'party', ['A1'], 'p2'),
      post('chief', 'administrative', [], 'p2'),
    ];
    expect(findings(all, ['A1', 'A2'])).toEqual(['overlap:A1', 'gap:A2', 'single:p1']);
    expect(findings(all.slice(1), ['A1'])).toEqual([]);
  });
});

it('the register that holds on a day is the last one written until then', () => {
  const written = ['2026-01-01', '2026-03-01'].map((on) => ({
    on,
    partyOrganization: 'party.W',
    duties: [duty('A1')],
  }));
  expect(registerOn({ written }, '2025-12-31')).toBeUndefined();
  expect(registerOn({ written }, '2026-02-28')).toBe(written[0]);
  expect(registerOn({ written }, '2026-03-01')).toBe(written[1]);
  expect(registerOn(undefined, '2026-03-01')).toBeUndefined();
});
