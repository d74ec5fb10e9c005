import { builtinPriceBook, type PriceBook } from '@earshot/model-catalogue';

/** What an installation decides about its ledger. */
export interface UsageLedgerOptions {
  /** The prices in force; by default those that Earshot ships with. */
  readonly priceBook?: PriceBook;
  /** How long a call may go on before its reservation is charged as `unknown`; 15 minutes by default. */
  readonly reservationLifetimeMs?: number;
  /** How often expired reservations and unfinished entries are looked for; 30 s by default. */
  readonly upkeepIntervalMs?: number;
  /** How often new lines are counted in the rollups; 1 s by default. Reports count what is new by themselves. */
  readonly rollupIntervalMs?: number;
  /** How often the books are proved for the metrics; 6 h by default. */
  readonly reconciliationIntervalMs?: number;
}

/** The options with their defaults; also the injection token. */
export class UsageLedgerSettings {
  readonly priceBook: PriceBook;
  readonly reservationLifetimeMs: number;
  readonly upkeepIntervalMs: number;
  readonly rollupIntervalMs: number;
  readonly reconciliationIntervalMs: number;

  constructor(options: UsageLedgerOptions = {}) {
    this.priceBook = options.priceBook ?? builtinPriceBook;
    this.reservationLifetimeMs = options.reservationLifetimeMs ?? 900_000;
    this.upkeepIntervalMs = options.upkeepIntervalMs ?? 30_000;
    this.reconciliationIntervalMs = options.reconciliationIntervalMs ?? 21_600_000;
    this.rollupIntervalMs = options.rollupIntervalMs ?? 1_000;
  }
}
