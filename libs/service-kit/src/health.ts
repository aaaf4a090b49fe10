import { Controller, Get, type DynamicModule, HttpStatus, Inject, Module, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from './identity/index.js';

const FAULTS = Symbol('FAULTS');

@ApiTags('operation')
@Controller('health')
class HealthController {
  constructor(@Inject(FAULTS) private readonly faults: () => string[]) {}

  @Get('live')
  @Public()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 with the reasons while anything keeps the service from doing its work. */
  @Get('ready')
  @Public()
  ready(@Res({ passthrough: true }) response: Response): { status: 'ok' | 'unready'; faults: string[] } {
    const faults = this.faults();
    if (faults.length > 0) response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: faults.length > 0 ? 'unready' : 'ok', faults };
  }
}

@Module({})
export class HealthModule {
  static with(faults: () => string[]): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [{ provide: FAULTS, useValue: faults }],
    };
  }
}
