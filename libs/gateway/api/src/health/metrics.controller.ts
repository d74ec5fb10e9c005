import { EarshotError } from '@earshot/contracts';
import { Metrics } from '@earshot/platform/observability';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GatewaySettings } from '../gateway-settings';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly settings: GatewaySettings,
  ) {}

  @Get()
  render(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!this.settings.servesMetrics) throw new EarshotError('NOT_FOUND', 'Metrics are served on a port of their own.');
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.render();
  }
}
