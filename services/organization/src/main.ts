import 'reflect-metadata';
import { runProcess, serveService } from '@ronghe/embedded';
import { OrganizationModule } from './organization.module.js';

await runProcess(() => serveService('organization', OrganizationModule, 3001));
