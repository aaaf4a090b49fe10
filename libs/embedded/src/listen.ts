import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Host } from '@ronghe/service-kit';
import type { Embedded } from './embedded.js';
import type { Served } from './process.js';
import type { Settings } from './settings.js';

const LONGEST_STOP_MS = 3_000;

/** Listens where the settings say; stopping answers the requests in hand, then stops services and closes files. */
export async function listen(
  app: NestExpressApplication,
  host: Host,
  embedded: Embedded,
  settings: Settings,
): Promise<Served> {
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const name = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const stop = async (): Promise<void> => {
    // A request that stalls must not keep the process from stopping.
    const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), LONGEST_STOP_MS);
    await app.close();
    clearTimeout(cut);
    await host.stop();
    await embedded.close();
  };
  return { url: `http://${name}:${port}`, stop };
}
