import type { ScoringModule } from '@ronghe/scoring';

export type Borrowed = ScoringModule;
