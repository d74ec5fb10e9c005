import { EarshotError } from '@earshot/contracts';
import { findPriceIn } from '@earshot/model-catalogue';
import { readRates } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { AppliedPrice } from '../entries/usage-entry.document';
import { UsageLedgerSettings } from '../usage-ledger-settings';

/** The prices in force. */
@Injectable()
export class PriceList {
  constructor(private readonly settings: UsageLedgerSettings) {}

  /** @throws EarshotError INVALID_INPUT for a model without a price: what it costs is unknown, not nothing */
  find({ provider, model, at }: { provider: string; model: string; at: Date }): AppliedPrice {
    const { priceBook } = this.settings;
    const price = findPriceIn(priceBook, { provider, model, at });
    if (price === undefined) {
      throw new EarshotError('INVALID_INPUT', `The price book ${priceBook.version} has no price for ${model} of ${provider}.`, {
        details: { provider, model, priceVersion: priceBook.version },
      });
    }
    return { priceVersion: priceBook.version, rates: readRates(price) };
  }
}
