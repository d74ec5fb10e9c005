import { EarshotError, isEarshotError } from '@earshot/contracts';
import { priceBook, type PriceBook } from '@earshot/model-catalogue';
import { defineDocument, DocumentStore, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Schema } from 'mongoose';
import { Clock } from '../clock';
import { UsageLedgerSettings } from '../usage-ledger-settings';

interface KeptPriceBook {
  /** The version. */
  readonly _id: string;
  /** The prices as JSON: kept to the letter, never changed. */
  readonly body: string;
  readonly keptAt: Date;
}

const priceBooks = defineDocument<KeptPriceBook>({
  collection: 'price_book',
  schema: new Schema({
    _id: { type: String, required: true },
    body: { type: String, required: true },
    keptAt: { type: Date, required: true },
  }),
});

const logger = new Logger('UsageLedger');

/** Every version of the price book that was in force here, as it was. */
@Injectable()
export class PriceBooks implements OnApplicationBootstrap {
  private readonly collection: DocumentCollection<KeptPriceBook>;

  constructor(
    store: DocumentStore,
    private readonly settings: UsageLedgerSettings,
    private readonly clock: Clock,
  ) {
    this.collection = store.collection(priceBooks);
  }

  /** Not awaited: the process serves while its database is still away; whatever needs an old version keeps the present one first. */
  onApplicationBootstrap(): void {
    void this.keepPresent().catch((error: unknown) => logger.warn({ message: 'The price book could not be kept yet', error }));
  }

  /** @throws EarshotError CONFLICT when the present version says something else than it did before */
  async keepPresent(): Promise<void> {
    const { priceBook: present } = this.settings;
    const body = JSON.stringify(present.prices);
    try {
      await this.collection.insert({ _id: present.version, body, keptAt: this.clock.now() });
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
      const kept = await this.collection.findById(present.version);
      if (kept === null || kept.body === body) return;
      logger.error({ message: 'The price book changed without a new version', version: present.version });
      throw new EarshotError('CONFLICT', `The price book ${present.version} changed without a new version.`, { cause: error });
    }
  }

  /** @throws EarshotError NOT_FOUND for a version that was never in force here */
  async find(version: string): Promise<PriceBook> {
    if (version === this.settings.priceBook.version) return this.settings.priceBook;
    const kept = await this.collection.findById(version);
    if (kept === null) throw new EarshotError('NOT_FOUND', `The price book ${version} was never in force here.`);
    return priceBook.parse({ version, prices: JSON.parse(kept.body) });
  }
}
