import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RATE_LIMITS, RateGuard, type RateLimits } from './rate.guard.js';

/** Imported after the module that says who it is: guards run in the order in which they were registered. */
@Module({})
export class RateModule {
  static with(limits: RateLimits): DynamicModule {
    return {
      module: RateModule,
      providers: [
        { provide: RATE_LIMITS, useValue: limits },
        { provide: APP_GUARD, useClass: RateGuard },
      ],
    };
  }
}
