import type { Type } from '@nestjs/common';
import type { ServiceDefinition } from '@ronghe/service-kit';

/** What one subject brings to the service. */
export interface Part {
  projections?: ServiceDefinition['projections'];
  controllers: Type[];
  /** Of commands and queries. */
  handlers: Type[];
}
