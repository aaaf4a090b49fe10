import 'reflect-metadata';
import { runProcess, serveService } from '@ronghe/embedded';
import { ScoringModule } from './scoring.module.js';

await runProcess(() => serveService('scoring', ScoringModule, 3002));
