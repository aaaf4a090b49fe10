import 'reflect-metadata';
import { runProcess, serveService } from '@ronghe/process';
import { OrganizationModule } from './organization.module.js';

await runProcess(() => serveService('organization', OrganizationModule, 3001));
