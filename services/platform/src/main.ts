import 'reflect-metadata';
import { ConfigRefused, readConfig } from './platform.config.js';
import { startPlatform } from './platform.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const config = readConfig(process.env, process.argv.slice(2));
  say('融合 Ronghe');
  say(`  数据目录 Data: ${config.dataDir}`);
  const platform = await startPlatform(config, say);
  say(`  请打开 Open: ${platform.url}`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void platform.stop().then(() => process.exit(0));
    });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

/** What went wrong at start, for the person who has to mend it; a stack only for what nobody foresaw. */
function explain(error: unknown): string {
  const { code, message, name, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `端口已被占用 Port ${port} is in use: stop the other program, or set RONGHE_PORT to another port.`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN')
    return `地址不可用 This machine has no such address: ${message}. Set RONGHE_HOST to one that it has.`;
  if (code === 'EACCES') return `没有权限 Permission denied: ${message}`;
  const foreseen =
    error instanceof ConfigRefused ||
    ['DataFileUnusable', 'KeyStoreUnusable', 'MasterKeyUnusable', 'WrongMasterKey'].includes(name);
  return foreseen ? message : String((error as Error).stack ?? error);
}
