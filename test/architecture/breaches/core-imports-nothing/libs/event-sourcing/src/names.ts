import type { ServiceName } from '@ronghe/contracts';

export type Name = ServiceName;
