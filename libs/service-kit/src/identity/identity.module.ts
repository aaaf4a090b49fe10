import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard, TOKEN_VERIFIER } from './access.guard.js';
import type { TokenVerifier } from './token-verifier.js';

/** Imported once by a composition root: from then on every route of the process is guarded. */
@Module({})
export class IdentityModule {
  static with(verifier: TokenVerifier): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      providers: [
        { provide: TOKEN_VERIFIER, useValue: verifier },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [TOKEN_VERIFIER],
    };
  }
}
