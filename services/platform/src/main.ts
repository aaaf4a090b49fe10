import 'reflect-metadata';
import { type Say, runOnce, runProcess } from '@ronghe/process';
import { type PlatformConfig, readConfig } from './platform.config.js';
import { seedPlatform, startPlatform } from './platform.js';

const args = process.argv.slice(2);

function configured(say: Say): PlatformConfig {
  const config = readConfig(process.env, args);
  say('融合 Ronghe');
  say(`  数据目录 Data: ${config.dataDir}`);
  if (config.distributed) say(`  Kafka ${config.distributed.kafka.brokers.join(',')}, MongoDB`);
  return config;
}

if (args.includes('--seed-only')) await runOnce((say) => seedPlatform(configured(say), say));
else await runProcess((say) => startPlatform(configured(say), say));
