import { EarshotError } from '@earshot/contracts';
import { findPriceIn, type PriceBook } from '@earshot/model-catalogue';
import { readRates } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { AppliedPrice } from '../entries/usage-entry.document';
import { UsageLedgerSettings } from '../usage-ledger-settings';

interface KeptPrice {
  readonly price: AppliedPrice;
  /** The instants at which it is in force, in milliseconds since 1970; the last one is not. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** The prices in force. */
@Injectable()
export class PriceList {
  /** By book and model, as long as no price of the book begins or ends. */
  private readonly kept = new WeakMap<PriceBook, Map<string, KeptPrice>>();

  constructor(private readonly settings: UsageLedgerSettings) {}

  /** @throws EarshotError INVALID_INPUT for a model without a price: what it costs is unknown, not nothing */
  find({ provider, model, at }: { provider: string; model: string; at: Date }): AppliedPrice {
    const { priceBook } = this.settings;
    const prices = this.kept.get(priceBook) ?? new Map<string, KeptPrice>();
    this.kept.set(priceBook, prices);
    const key = `${provider}\n${model}`;
    const kept = prices.get(key);
    const atMs = at.getTime();
    if (kept !== undefined && atMs >= kept.fromMs && atMs < kept.toMs) return kept.price;
    const found = findKept(priceBook, { provider, model, at });
    prices.set(key, found);
    return found.price;
  }
}

function findKept(book: PriceBook, query: { provider: string; model: string; at: Date }): KeptPrice {
  const { provider, model, at } = query;
  const price = findPriceIn(book, query);
  if (price === undefined) {
    throw new EarshotError('INVALID_INPUT', `The price book ${book.version} has no price for ${model} of ${provider}.`, {
      details: { provider, model, priceVersion: book.version },
    });
  }
  const begins = book.prices.map(({ effectiveFrom }) => Date.parse(effectiveFrom));
  return {
    price: { priceVersion: book.version, rates: readRates(price) },
    fromMs: Date.parse(price.effectiveFrom),
    toMs: Math.min(...begins.filter((begin) => begin > at.getTime()), Number.POSITIVE_INFINITY),
  };
}
