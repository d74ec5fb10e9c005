import { builtinPriceBook, type PriceBook } from '@earshot/model-catalogue';

/** What an installation decides about its ledger. */
export interface UsageLedgerOptions {
  /** The prices in force; by default those that Earshot ships with. */
  readonly priceBook?: PriceBook;
  /** How long a call may go on before its reservation is charged as `unknown`; 15 minutes by default. */
  readonly reservationLifetimeMs?: number;
  /** How often expired reservations and unfinished entries are looked for; 30 s by default. */
  readonly upkeepIntervalMs?: number;
}

/** The options with their defaults; also the injection token. */
export class UsageLedgerSettings {
  readonly priceBook: PriceBook;
  readonly reservationLifetimeMs: number;
  readonly upkeepIntervalMs: number;

  constructor({ priceBook = builtinPriceBook, reservationLifetimeMs = 900_000, upkeepIntervalMs = 30_000 }: UsageLedgerOptions = {}) {
    this.priceBook = priceBook;
    this.reservationLifetimeMs = reservationLifetimeMs;
    this.upkeepIntervalMs = upkeepIntervalMs;
  }
}
