import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard, TOKEN_VERIFIER } from './access.guard.js';
import { STANDINGS, type Standings } from './standings.js';
import type { TokenVerifier } from './token-verifier.js';

/** Imported once by a composition root: from then on every route of the process is guarded. */
@Module({})
export class IdentityModule {
  /** Without standings, as in a gateway that has no data, the token alone says who may. */
  static with(verifier: TokenVerifier, standings?: Standings): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      providers: [
        { provide: TOKEN_VERIFIER, useValue: verifier },
        { provide: STANDINGS, useValue: standings },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [TOKEN_VERIFIER],
    };
  }
}
