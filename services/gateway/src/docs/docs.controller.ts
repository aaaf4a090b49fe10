import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '@ronghe/service-kit';
import { Gateway } from '../gateway.js';

/** What the platform offers is no secret; what it holds is. */
@Controller('api')
@Public()
export class DocsController {
  constructor(@Inject(Gateway) private readonly gateway: Gateway) {}

  @Get('openapi.json')
  openapi(): object | Promise<object> {
    return this.gateway.options.openapi();
  }

  @Get('asyncapi.json')
  asyncapi(): object {
    return this.gateway.options.asyncapi();
  }
}
