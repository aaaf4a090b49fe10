import 'reflect-metadata';
import { runProcess, serveService } from '@ronghe/process';
import { NotificationModule } from './notification.module.js';

await runProcess(() => serveService('notification', NotificationModule, 3004));
