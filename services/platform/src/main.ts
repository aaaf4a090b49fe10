import 'reflect-metadata';
import { runProcess } from '@ronghe/embedded';
import { readConfig } from './platform.config.js';
import { startPlatform } from './platform.js';

await runProcess((say) => {
  const config = readConfig(process.env, process.argv.slice(2));
  say('融合 Ronghe');
  say(`  数据目录 Data: ${config.dataDir}`);
  return startPlatform(config, say);
});
