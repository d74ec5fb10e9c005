import { formatNanoUsd, quotePrice, reserveUsage } from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { costOfUsage, worstUsage } from '@earshot/usage-ledger/accounting';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../clock';
import { PriceList } from './price-list';
import { ReserveUsage } from './reserve-usage';

@Controller()
export class AdmissionController {
  constructor(
    private readonly reserveCall: ReserveUsage,
    private readonly prices: PriceList,
    private readonly clock: Clock,
  ) {}

  @HandleRequest(reserveUsage)
  async reserve(request: z.output<typeof reserveUsage.request>, { caller }: MessageContext): Promise<z.input<typeof reserveUsage.reply>> {
    const { attemptId, reserved, priceVersion, expiresAt } = await this.reserveCall.execute(request, caller);
    return {
      attemptId,
      reservedTokens: reserved.tokens,
      reservedUsd: formatNanoUsd(reserved.nanoUsd),
      priceVersion,
      expiresAt: expiresAt.toISOString(),
    };
  }

  @HandleRequest(quotePrice)
  quote({ promptTokens, completionTokens, ...model }: z.output<typeof quotePrice.request>): z.input<typeof quotePrice.reply> {
    const { rates, priceVersion } = this.prices.find({ ...model, at: this.clock.now() });
    const usage = worstUsage({ promptTokens, maxCompletionTokens: completionTokens });
    return { costUsd: formatNanoUsd(costOfUsage(usage, rates)), priceVersion };
  }
}
