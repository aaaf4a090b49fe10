import 'reflect-metadata';
import { runProcess, serveService } from '@ronghe/process';
import { AllianceProjectModule } from './alliance-project.module.js';

await runProcess(() => serveService('alliance-project', AllianceProjectModule, 3003));
