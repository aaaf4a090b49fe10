import { Controller, type DynamicModule, Get, Inject, Module } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '@ronghe/service-kit';
import type { Upstream } from './upstream.js';

const UPSTREAMS = Symbol('UPSTREAMS');
const ASK_MS = 2_000;

interface ServiceHealth {
  name: string;
  status: 'ok' | 'unready' | 'away';
  faults: string[];
}

@ApiTags('operation')
@Controller('health')
@Public()
class GatewayHealthController {
  constructor(@Inject(UPSTREAMS) private readonly upstreams: readonly Upstream[]) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * 200 whatever the services say: the gateway still signs people in, serves the console and answers for the others, and
   * a balancer that took it away for one service would take all of them away. Which ones answer is in `services`.
   */
  @Get('ready')
  async ready(): Promise<{ status: 'ok'; faults: string[]; services: ServiceHealth[] }> {
    return { status: 'ok', faults: [], services: await Promise.all(this.upstreams.map(healthOf)) };
  }
}

async function healthOf({ name, url }: Upstream): Promise<ServiceHealth> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ASK_MS) });
    const { faults = [] } = (await answer.json()) as { faults?: string[] };
    return { name, status: answer.ok ? 'ok' : 'unready', faults };
  } catch {
    return { name, status: 'away', faults: [] };
  }
}

@Module({})
export class GatewayHealthModule {
  static with(upstreams: readonly Upstream[]): DynamicModule {
    return {
      module: GatewayHealthModule,
      controllers: [GatewayHealthController],
      providers: [{ provide: UPSTREAMS, useValue: upstreams }],
    };
  }
}
