import { Readiness } from '@earshot/platform/observability';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const service = 'gateway';

/** Whether the process lives, which depends on nothing else, and whether it can do its work, which does. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get()
  health(): { status: string; service: string } {
    return { status: 'healthy', service };
  }

  @Get('live')
  live(): { status: string; service: string } {
    return { status: 'healthy', service };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { isReady, ...report } = await this.readiness.report();
    reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ready' : 'not ready', service, ...report };
  }
}
