import { EarshotError, repriceUsage, type RepricedModel } from '@earshot/contracts';
import { HandleStream, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { RepriceUsage } from './reprice-usage';

@Controller()
export class RepricingController {
  constructor(private readonly repriceAll: RepriceUsage) {}

  @HandleStream(repriceUsage)
  reprice(
    request: z.output<typeof repriceUsage.request>,
    { caller: { role, userId }, signal }: MessageContext,
  ): AsyncGenerator<RepricedModel, void> {
    if (role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only an administrator reprices the ledger.');
    return this.repriceAll.execute({ request, userId, signal });
  }
}
