import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Embedded } from '@ronghe/embedded';
import { CommandHandling, Refusal } from '@ronghe/event-sourcing';
import { pino } from 'pino';
import type { ChartCommand } from './chart.decide.js';
import { chart } from './chart.decider.js';

const dataDir = mkdtempSync(join(tmpdir(), 'chart-'));
const ON = '2026-03-01';
const TENANT = 'liaohe';

describe('two changes of one tree at once, by two processes on one store', () => {
  let embedded: Embedded;
  let one: CommandHandling;
  let other: CommandHandling;
  let no = 0;

  beforeAll(async () => {
    const log = pino({ level: 'silent' });
    embedded = await Embedded.open({ dataDir, clock: () => new Date(), log, alone: true });
    const { store, catalogue } = embedded.portsFor('organization');
    // Each with a cache of its own, as two processes have.
    one = new CommandHandling(store, catalogue);
    other = new CommandHandling(store, catalogue);
    const committee = (code: string, parent?: string) =>
      ({ tree: 'party', kind: 'partyCommittee', code, name: code, parent, on: '2020-01-01' }) as const;
    const units = [committee('C'), committee('K1', 'party.C'), committee('K2', 'party.C'), committee('K3', 'party.C')];
    await send(one, { kind: 'reconcileUnits', units, on: ON });
  });
  afterAll(async () => {
    await embedded.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const send = (by: CommandHandling, command: ChartCommand) =>
    by.handle(chart, 'party', command, {
      tenant: TENANT,
      commandId: `c${++no}`,
      actor: 'a',
      at: `${ON}T00:00:00.000Z`,
    });
  const move = (unit: string, parent: string): ChartCommand => ({
    kind: 'moveUnit',
    unit: `party.${unit}`,
    parent: `party.${parent}`,
    on: ON,
    today: ON,
  });
  const codesOf = async (works: Promise<unknown>[]): Promise<string[]> =>
    (await Promise.allSettled(works))
      .map((result) =>
        result.status === 'fulfilled' ? 'done' : result.reason instanceof Refusal ? result.reason.code : 'fault',
      )
      .sort();

  it('of two opposite moves one is done and the other is refused: no circle comes to be', async () => {
    expect(await codesOf([send(one, move('K1', 'K2')), send(other, move('K2', 'K1'))])).toEqual([
      'done',
      'unit-under-itself',
    ]);
    const { units } = (await one.state(chart, TENANT, 'party'))!;
    const parents = ['K1', 'K2'].map((code) => units.get(`party.${code}`)!.parent).sort();
    expect([
      ['party.C', 'party.K1'],
      ['party.C', 'party.K2'],
    ]).toContainEqual(parents);
  });

  it('of two opposite mergers one is done: one unit goes on', async () => {
    const merge = (unit: string, into: string): ChartCommand => ({
      kind: 'mergeUnit',
      unit: `party.${unit}`,
      into: `party.${into}`,
      on: ON,
      today: ON,
    });
    await send(one, {
      kind: 'reconcileUnits',
      units: [{ tree: 'party', kind: 'partyCommittee', code: 'K4', name: 'K4', parent: 'party.C', on: ON }],
      on: ON,
    });
    const codes = await codesOf([send(one, merge('K3', 'K4')), send(other, merge('K4', 'K3'))]);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(['unit-dissolved', 'heir-dissolved']).toContain(codes.find((code) => code !== 'done'));
  });
});
