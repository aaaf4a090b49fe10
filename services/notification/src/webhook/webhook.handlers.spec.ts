import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Embedded } from '@ronghe/embedded';
import { pino } from 'pino';
import { NotificationModule } from '../notification.module.js';
import type { NotificationRuntime } from '../notification.runtime.js';
import { RegisterWebhook, RegisterWebhookHandler, RemoveWebhook, RemoveWebhookHandler } from './webhook.handlers.js';

describe('registering a webhook', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'webhook-'));
  let embedded: Embedded;
  let runtime: NotificationRuntime;
  beforeAll(async () => {
    const log = pino({ level: 'silent' });
    embedded = await Embedded.open({ dataDir, clock: () => new Date(), log, alone: true });
    runtime = NotificationModule.runtime(embedded.portsFor('notification'));
    await runtime.open();
  });
  afterAll(async () => {
    await runtime.stop();
    await embedded.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const context = (commandId: string) => ({
    tenant: 'liaohe',
    commandId,
    fingerprint: commandId,
    actor: 'a',
    at: new Date().toISOString(),
  });
  const register = () =>
    new RegisterWebhookHandler(runtime).execute(
      new RegisterWebhook(context('c1'), 'w1', 'https://example.org/hook', ['warning']),
    );

  it('asked for once more is answered as the first time, without the secret, also after it was removed', async () => {
    const first = await register();
    expect(first.secret).toMatch(/^whsec_/);
    const { position } = first.handled;
    expect(await register()).toMatchObject({ handled: { position, replayed: true } });
    await new RemoveWebhookHandler(runtime).execute(new RemoveWebhook(context('c2'), 'w1'));
    const late = await register();
    expect(late).toMatchObject({ handled: { position, replayed: true } });
    expect(late.secret).toBeUndefined();
  });
});
