import { join, resolve } from 'node:path';
import {
  type MasterKeySource,
  type MasterKeySources,
  masterKeyFile,
  masterKeyProgram,
  masterKeyText,
} from '@ronghe/personal-data';
import { ConfigRefused, given } from './given.js';

type Env = NodeJS.ProcessEnv;

/** The master key, and the one before it while keys are being wrapped anew; each from one place. @throws ConfigRefused */
export function readMasterKeys(env: Env, dataDir: string): MasterKeySources {
  const usual = masterKeyFile(resolve(join(dataDir, 'master.key')), 'RONGHE_MASTER_KEY_FILE', { create: true });
  return {
    current: from(env, 'RONGHE_MASTER_KEY', { create: true }) ?? usual,
    previous: from(env, 'RONGHE_MASTER_KEY_PREVIOUS', { create: false }),
  };
}

function from(env: Env, name: string, { create }: { create: boolean }): MasterKeySource | undefined {
  const places: Record<string, (value: string) => MasterKeySource> = {
    [`${name}_FILE`]: (path) => masterKeyFile(resolve(path), `${name}_FILE`, { create }),
    [name]: (base64) => masterKeyText(base64, name),
    [`${name}_COMMAND`]: (command) => masterKeyProgram(command, `${name}_COMMAND`),
  };
  const set = Object.keys(places).filter((place) => given(env, place) !== undefined);
  if (set.length > 1)
    throw new ConfigRefused(`${set.join(' and ')} are both set: the master key comes from one place, keep one of them`);
  const [place] = set;
  return place === undefined ? undefined : places[place]!(given(env, place)!);
}
