import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigRefused, type Settings, openAudit, openKeys } from '@ronghe/process';
import type { Logger } from 'pino';

export type Trail = Awaited<ReturnType<typeof openAudit>>;

/** The audit trail of an installation, and what its records are checked with; services may run. */
export async function openTrail(settings: Settings, log: Logger): Promise<Trail> {
  const { dataDir, distributed } = settings;
  if (!distributed && !existsSync(join(dataDir, 'audit.sqlite')))
    throw new ConfigRefused(
      `没有审计记录 There is no audit.sqlite in ${dataDir}: set RONGHE_DATA to the folder, or RONGHE_KAFKA and RONGHE_MONGO to the servers.`,
    );
  const keys = await openKeys(settings, log);
  try {
    return await openAudit(settings, keys, log);
  } finally {
    await keys.close();
  }
}
