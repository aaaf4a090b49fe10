import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Embedded } from '@ronghe/embedded';
import type { AnyReaction, Commit, Decider, Fact, RecordedEvent } from '@ronghe/event-sourcing';
import { pino } from 'pino';
import { chart } from '../chart/chart.decider.js';
import type { NewUnit } from '../chart/placement.js';
import { OrganizationModule } from '../organization.module.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { person } from '../person/person.decider.js';
import { sealPerson } from '../person/person.handlers.js';
import { teamCoverage } from '../team-coverage/team-coverage.decider.js';
import { coverageFollows, peopleFollow } from './merged-units.js';

const dataDir = mkdtempSync(join(tmpdir(), 'merged-'));
const TENANT = 'liaohe';
const ON = '2026-03-01';
const unit = (tree: NewUnit['tree'], kind: NewUnit['kind'], code: string, parent?: string): NewUnit => ({
  tree,
  kind,
  code,
  name: code,
  parent: parent && `${tree}.${parent}`,
  on: '2020-01-01',
});

describe('what a merger of units brings about', () => {
  let embedded: Embedded;
  let runtime: OrganizationRuntime;
  let reactions: AnyReaction[];
  let no = 0;

  const send = <S, C, F extends Fact>(decider: Decider<S, C, F>, key: string, command: C) =>
    runtime.handle(decider, key, command, {
      tenant: TENANT,
      commandId: `c${++no}`,
      actor: 'a',
      at: `${ON}T02:00:00.000Z`,
    });
  const merge = (code: string, into: string) =>
    send(chart, 'party', { kind: 'mergeUnit', unit: `party.${code}`, into: `party.${into}`, on: ON, today: ON });
  const commits = async (): Promise<Commit[]> => {
    const { store } = runtime.ports;
    const found: Commit[] = [];
    for (let log = 0; log < store.logs; log++) found.push(...(await store.readLog(log, 0, 1_000)));
    return found;
  };
  /** As the bus delivers them: in the log's order, under ids that depend on nothing but the event. */
  const deliver = async (): Promise<void> => {
    await runtime.settle();
    for (const { events } of await commits())
      for (const [i, { type, data }] of events.entries())
        for (const reaction of reactions)
          if (reaction.types.includes(type)) {
            const unitOf = (data as { unit: string }).unit;
            const event = { tenant: TENANT, at: `${ON}T02:00:00.000Z`, type, data } as unknown as RecordedEvent;
            await reaction.react(event, `${reaction.name}/${unitOf}/${i}`);
            await runtime.settle();
          }
  };

  beforeAll(async () => {
    const log = pino({ level: 'silent' });
    embedded = await Embedded.open({ dataDir, clock: () => new Date(), log, alone: true });
    runtime = OrganizationModule.runtime(embedded.portsFor('organization'));
    await runtime.open();
    reactions = [peopleFollow(runtime), coverageFollows(runtime)];
    const groups = ['G1', 'G2', 'G3'].map((code) => unit('party', 'partyGroup', code, 'B'));
    await send(chart, 'party', { kind: 'reconcileUnits', units: [unit('party', 'branch', 'B'), ...groups], on: ON });
    const team = unit('production', 'team', 'T', 'W');
    await send(chart, 'production', {
      kind: 'reconcileUnits',
      units: [unit('production', 'plant', 'W'), team],
      on: ON,
    });
    const plain = {
      employeeNo: '1',
      name: '王一',
      unit: 'production.T',
      partyGroup: 'party.G1',
      membership: 'full' as const,
      employedOn: '2020-01-01',
    };
    const details = await sealPerson(runtime.ports.personalData, TENANT, 'p', plain);
    await send(person, 'p', { kind: 'registerPerson', person: 'p', details, around: { today: ON } });
    const link = { team: 'production.T', partyGroup: 'party.G1', from: '2026-01-01', today: ON };
    await send(teamCoverage, 'production.T', { kind: 'linkGroup', ...link });
  });
  afterAll(async () => {
    await runtime.stop();
    await embedded.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('through two mergers before it is heard of, members and teams come to the unit that goes on', async () => {
    await merge('G1', 'G2');
    await merge('G2', 'G3');
    await deliver();
    expect(await runtime.state(person, TENANT, 'p')).toMatchObject({ partyGroup: 'party.G3' });
    expect((await runtime.state(teamCoverage, TENANT, 'production.T'))?.links).toEqual([
      { partyGroup: 'party.G1', from: '2026-01-01', to: ON },
      { partyGroup: 'party.G3', from: ON },
    ]);
  });

  it('delivered again nothing more happens', async () => {
    const before = (await commits()).length;
    await deliver();
    expect((await commits()).length).toBe(before);
  });
});
