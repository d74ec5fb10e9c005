import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UsageLedgerSettings } from '../usage-ledger-settings';
import { ReconcileLedger } from './reconcile-ledger';

const logger = new Logger('UsageLedger');

/** Reconciles the ledger from time to time, so that its metrics tell of a difference before anybody asks. */
@Injectable()
export class ReconciliationUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly ledger: ReconcileLedger,
    private readonly settings: UsageLedgerSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), this.settings.reconciliationIntervalMs).unref();
  }

  /** A proof that is under way is not awaited: it only reads. */
  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    try {
      await this.ledger.execute();
    } catch (error) {
      logger.warn({ message: 'The ledger could not be reconciled and is reconciled later', error });
    }
  }
}
