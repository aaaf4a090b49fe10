import { Controller, type DynamicModule, Get, Inject, Module } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AsStored, Public } from '@ronghe/service-kit';

const DOCUMENT = Symbol('OPENAPI');

/** What a service offers is no secret; what it holds is. The gateway joins the services' documents into one. */
@ApiExcludeController()
@Controller()
@Public()
class OpenApiController {
  constructor(@Inject(DOCUMENT) private readonly document: () => object) {}

  @Get('openapi.json')
  openapi(): AsStored {
    return new AsStored(this.document());
  }
}

@Module({})
export class OpenApiModule {
  static with(document: () => object): DynamicModule {
    return {
      module: OpenApiModule,
      controllers: [OpenApiController],
      providers: [{ provide: DOCUMENT, useValue: document }],
    };
  }
}
