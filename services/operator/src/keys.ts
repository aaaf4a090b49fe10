import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from '@ronghe/personal-data';
import { ConfigRefused, type Settings, openKeys } from '@ronghe/process';
import type { Logger } from 'pino';

/** The keys of persons of an installation, with the master keys that the settings name; services may run. */
export async function openKeyring(settings: Settings, log: Logger): Promise<Keys> {
  const { dataDir, distributed } = settings;
  if (!distributed && !existsSync(join(dataDir, 'keys.sqlite')))
    throw new ConfigRefused(
      `没有密钥文件 There is no keys.sqlite in ${dataDir}: set RONGHE_DATA to the folder, or RONGHE_KAFKA and RONGHE_MONGO to the servers.`,
    );
  return openKeys(settings, log);
}
