import type { reserveUsage } from '@earshot/contracts';
import { estimateReservation } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Reservation } from '../budget/budget.document';
import { Clock } from '../clock';
import { UsageLedgerSettings } from '../usage-ledger-settings';
import { PriceList } from './price-list';

/** Works out what a call sets aside and until when. */
@Injectable()
export class DraftReservation {
  constructor(
    private readonly prices: PriceList,
    private readonly clock: Clock,
    private readonly settings: UsageLedgerSettings,
  ) {}

  /** @throws EarshotError INVALID_INPUT for a model without a price */
  execute({ fileId, ...request }: z.output<typeof reserveUsage.request>, userId: string): Reservation {
    const reservedAt = this.clock.now();
    const price = this.prices.find({ ...request, at: reservedAt });
    return {
      ...request,
      ...price,
      userId,
      fileId: fileId ?? null,
      reserved: estimateReservation(request, price.rates),
      reservedAt,
      expiresAt: new Date(reservedAt.getTime() + this.settings.reservationLifetimeMs),
    };
  }
}
