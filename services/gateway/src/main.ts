import 'reflect-metadata';
import { runProcess } from '@ronghe/process';
import { readGatewayConfig } from './gateway.config.js';
import { serveGateway } from './serve-gateway.js';

await runProcess(() => serveGateway(readGatewayConfig(process.env)));
