import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@ronghe/event-sourcing';
import { Embedded, openKeys } from '@ronghe/embedded';
import type { AnyReaction } from '@ronghe/event-sourcing';
import { pino } from 'pino';
import { OrganizationModule } from '../organization.module.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import type { PersonCommand } from '../person/person.decide.js';
import { person } from '../person/person.decider.js';
import { sealPerson } from '../person/person.handlers.js';
import { keysDestroyed } from './forgotten-people.js';

const dataDir = mkdtempSync(join(tmpdir(), 'forgotten-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const TENANT = 'liaohe';
const PLAIN = { employeeNo: '1', name: '欧阳遗忘之', unit: 'production.T1', employedOn: '2020-01-01' };

async function running<R>(work: (runtime: OrganizationRuntime) => Promise<R>, reactions: boolean): Promise<R> {
  const log = pino({ level: 'silent' });
  const embedded = await Embedded.open({ dataDir, clock: () => new Date(), log, alone: true });
  const runtime = OrganizationModule.runtime(embedded.portsFor('organization'));
  await runtime.open();
  const heard: AnyReaction[] = reactions ? [keysDestroyed(runtime)] : [];
  await runtime.startReactions(heard);
  try {
    return await work(runtime);
  } finally {
    await runtime.stop();
    await embedded.close();
  }
}

let no = 0;
const send = (runtime: OrganizationRuntime, command: PersonCommand) =>
  runtime.handle(person, 'p', command, {
    tenant: TENANT,
    commandId: `c${++no}`,
    actor: 'a',
    at: new Date().toISOString(),
  });

/** As another process would that has heard of nothing. */
async function openedBySomebodyElse(sealed: string): Promise<string | null> {
  const keys = await openKeys(dataDir);
  try {
    return await keys.personalData.openOne(sealed);
  } finally {
    await keys.close();
  }
}

describe('the key of a person who is forgotten', () => {
  let sealed = '';

  it('outlives everything before the event: asked for, and approved by a process that ends at once', async () => {
    await running(async (runtime) => {
      const details = await sealPerson(runtime.ports.personalData, TENANT, 'p', PLAIN);
      sealed = details.name;
      await send(runtime, { kind: 'registerPerson', person: 'p', details, around: { today: '2026-03-01' } });
      await send(runtime, { kind: 'requestForgetting', person: 'p', reason: sealed, by: 'a' });
      expect(await openedBySomebodyElse(sealed)).toBe(PLAIN.name);
      await send(runtime, { kind: 'approveForgetting', person: 'p', by: 'b', on: '2026-03-01' });
      await runtime.settle();
      expect(await runtime.ports.personalData.openOne(sealed)).toBeNull();
    }, false);
    expect(await openedBySomebodyElse(sealed)).toBe(PLAIN.name);
  });

  it('is destroyed when the process comes back, and once more without effect', async () => {
    await running(async (runtime) => {
      await runtime.settle();
      expect(await openedBySomebodyElse(sealed)).toBeNull();
      const again = { tenant: TENANT, data: { person: 'p' } } as unknown as RecordedEvent;
      await keysDestroyed(runtime).react(again, 'c');
      expect(await openedBySomebodyElse(sealed)).toBeNull();
      expect(await runtime.ports.reactionParking.list()).toEqual([]);
    }, true);
  });

  it('leaves his number to nobody else', async () => {
    await running(async (runtime) => {
      const refused = expect.objectContaining({ code: 'person-forgotten', kind: 'conflict' });
      await expect(sealPerson(runtime.ports.personalData, TENANT, 'p', PLAIN)).rejects.toEqual(refused);
    }, true);
  });
});
