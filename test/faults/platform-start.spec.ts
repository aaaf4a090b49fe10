import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlatformProcess, StartFailed } from '../support/platform.js';

/** Every way of not starting ends the process with 1 and one plain message: what, where, what to do; no stack. */
async function expectNoStart(dataDir: string, said: readonly (string | RegExp)[], args = ['--empty'], env = {}) {
  let started: PlatformProcess | undefined;
  try {
    started = await PlatformProcess.start(dataDir, args, env);
  } catch (error) {
    if (!(error instanceof StartFailed)) throw error;
    const { code, output } = error;
    expect([code, output]).toEqual([1, expect.any(String)]);
    for (const part of said)
      expect(output).toEqual(part instanceof RegExp ? expect.stringMatching(part) : expect.stringContaining(part));
    expect(output).not.toMatch(/^\s+at |node:internal|\.js:\d/m);
    return;
  }
  await started.end();
  throw new Error('it started');
}

describe('a platform that cannot start says why', () => {
  /** A folder that was in use, whole again after each test that damages its copy. */
  let used: string;
  let running: PlatformProcess;
  let port: Server;
  const copyOf = (change: (folder: string) => void): string => {
    const folder = PlatformProcess.newFolder();
    for (const file of ['ronghe.sqlite', 'keys.sqlite', 'master.key', 'session.key'])
      writeFileSync(join(folder, file), readFileSync(join(used, file)), { mode: 0o600 });
    change(folder);
    return folder;
  };

  beforeAll(async () => {
    const first = await PlatformProcess.start();
    used = first.dataDir;
    const officer = await first.as('liaohe-officer');
    for (let i = 0; i < 20; i++)
      await officer.do('/api/organization/v1/units', {
        tree: 'production',
        code: `C${i}`,
        kind: 'company',
        name: '公司'.repeat(50),
        on: '2020-01-01',
      });
    await first.stop();
    running = await PlatformProcess.start();
    port = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => port.once('listening', resolve));
  });
  afterAll(async () => {
    await running?.end();
    await new Promise((resolve) => port.close(resolve));
  });

  it('a copy of the folder starts, so what follows is the damage’s doing', async () => {
    const platform = await PlatformProcess.start(copyOf(() => undefined));
    expect((await (await platform.as('liaohe-officer')).read('/api/organization/v1/units')).total).toBe(20);
    await platform.end();
  });

  it('the data file is damaged', async () => {
    const folder = copyOf((at) => {
      const file = join(at, 'ronghe.sqlite');
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 8_192, Math.min(65_536, bytes.length));
      writeFileSync(file, bytes);
    });
    await expectNoStart(folder, [join(folder, 'ronghe.sqlite'), 'cannot be used', 'RONGHE_DATA']);
  });

  it('the data file is cut off, or is something else', async () => {
    const cut = copyOf((at) => truncateSync(join(at, 'ronghe.sqlite'), 20_000));
    await expectNoStart(cut, [join(cut, 'ronghe.sqlite')]);
    const other = copyOf((at) => writeFileSync(join(at, 'ronghe.sqlite'), '单位,人数\n'.repeat(1_000)));
    await expectNoStart(other, [join(other, 'ronghe.sqlite'), 'not a database']);
  });

  it('the data folder is a file, lies in one, or cannot be made', async () => {
    const file = join(PlatformProcess.newFolder(), 'data');
    writeFileSync(file, 'a file');
    await expectNoStart(file, [file, 'RONGHE_DATA']);
    await expectNoStart(join(file, 'deeper'), [join(file, 'deeper'), 'RONGHE_DATA']);
    await expectNoStart('/proc/ronghe', ['/proc/ronghe', 'RONGHE_DATA']);
  });

  it('another process uses the folder', async () => {
    await expectNoStart(running.dataDir, [running.dataDir, /another process|in use|locked/i, 'RONGHE_DATA']);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
  });

  it('master.key is another one, damaged, or gone while its keys are still there', async () => {
    const wrong = copyOf((at) => writeFileSync(join(at, 'master.key'), randomBytes(32)));
    await expectNoStart(wrong, [join(wrong, 'master.key'), 'backup']);
    const short = copyOf((at) => truncateSync(join(at, 'master.key'), 7));
    await expectNoStart(short, [join(short, 'master.key'), '7 bytes']);
    const gone = copyOf((at) => rmSync(join(at, 'master.key')));
    await expectNoStart(gone, [join(gone, 'master.key'), 'backup']);
  });

  it('keys.sqlite or session.key is damaged', async () => {
    const keys = copyOf((at) => writeFileSync(join(at, 'keys.sqlite'), 'no database'.repeat(1_000)));
    await expectNoStart(keys, [join(keys, 'keys.sqlite')]);
    const session = copyOf((at) => truncateSync(join(at, 'session.key'), 3));
    await expectNoStart(session, [join(session, 'session.key'), '3 bytes']);
  });

  it('the port is in use', async () => {
    const { port: taken } = port.address() as AddressInfo;
    const env = { RONGHE_PORT: String(taken) };
    await expectNoStart(PlatformProcess.newFolder(), [String(taken), 'RONGHE_PORT', '端口'], ['--empty'], env);
  });

  it.each([
    ['RONGHE_PORT', 'abc'],
    ['RONGHE_PORT', '70000'],
    ['RONGHE_PORT', '-1'],
    ['RONGHE_PORT', '0x50'],
    ['RONGHE_LOG_LEVEL', 'loud'],
    ['RONGHE_WEBHOOK_ALLOW_PRIVATE', 'maybe'],
    ['RONGHE_PUBLIC_URL', 'not an address'],
    ['RONGHE_OIDC_ISSUER', 'not an address'],
    ['RONGHE_OIDC_CLIENT_ID', undefined],
    ['RONGHE_HOST', 'no.such.host.invalid'],
  ])('%s is %s', async (name, value) => {
    const env = value === undefined ? { RONGHE_OIDC_ISSUER: 'https://issuer.invalid' } : { [name]: value };
    await expectNoStart(PlatformProcess.newFolder(), [name, ...(value ? [value] : [])], ['--empty'], env);
  });

  it('an argument is unknown', async () => {
    await expectNoStart(PlatformProcess.newFolder(), ['--full', '--empty'], ['--full']);
  });
});
