import { repriceUsage, type RepricedModel } from '@earshot/contracts';
import { AuditLog } from '@earshot/gateway/identity';
import { MessageBus } from '@earshot/platform/messaging';
import { Body, Controller, HttpCode, Post, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { HttpCallers } from '../http/http-callers';
import { readBody } from '../http/read-body';
import { begun } from './begun';

/** Charges the past at other prices: for administrators, by the message of the ledger. */
@Controller('usage')
export class RepricingController {
  constructor(
    private readonly callers: HttpCallers,
    private readonly bus: MessageBus,
    private readonly audit: AuditLog,
  ) {}

  /** One JSON object a line for each tenant, month and model, as they are done; the last line is `{"done":true}`. */
  @Post('repricings')
  @HttpCode(200)
  async reprice(@Body() body: unknown, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const caller = await this.callers.identifyAdministrator(request);
    const order = readBody(repriceUsage.request, body);
    const models = await begun(this.bus.stream(repriceUsage, order, { caller }));
    if (order.apply) await this.audit.record('usage.repriced', { userId: caller.userId, subject: order.name });
    return new StreamableFile(Readable.from(linesOf(models)), { type: 'application/x-ndjson; charset=utf-8' });
  }
}

async function* linesOf(models: AsyncIterable<RepricedModel>): AsyncGenerator<string, void> {
  for await (const model of models) yield `${JSON.stringify(model)}\n`;
  yield `${JSON.stringify({ done: true })}\n`;
}
