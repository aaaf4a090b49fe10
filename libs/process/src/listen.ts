import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Served } from './process.js';
import type { Settings } from './settings.js';

const LONGEST_STOP_MS = 3_000;

/** Listens where the settings say; stopping answers the requests in hand, then does what is to be done `after`. */
export async function listen(
  app: NestExpressApplication,
  settings: Pick<Settings, 'host' | 'port'>,
  after: () => Promise<void>,
): Promise<Served> {
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const name = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const stop = async (): Promise<void> => {
    // A request that stalls must not keep the process from stopping.
    const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), LONGEST_STOP_MS);
    await app.close();
    clearTimeout(cut);
    await after();
  };
  return { url: `http://${name}:${port}`, stop };
}
