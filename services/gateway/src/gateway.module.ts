import { Module, type DynamicModule } from '@nestjs/common';
import { DocsController } from './docs/docs.controller.js';
import { Gateway } from './gateway.js';
import { AuthController } from './session/auth.controller.js';

@Module({})
export class GatewayModule {
  static register(gateway: Gateway): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [AuthController, DocsController],
      providers: [{ provide: Gateway, useValue: gateway }],
      exports: [Gateway],
    };
  }
}
