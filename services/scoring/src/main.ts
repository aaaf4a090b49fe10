import 'reflect-metadata';
import { runProcess, serveService } from '@ronghe/process';
import { ScoringModule } from './scoring.module.js';

await runProcess(() => serveService('scoring', ScoringModule, 3002));
