import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UsageLedgerSettings } from '../usage-ledger-settings';
import { FoldEntries } from './fold-entries';

const logger = new Logger('UsageLedger');

/** Counts new lines in the rollups from time to time. Every replica may do so at the same time. */
@Injectable()
export class RollupUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly fold: FoldEntries,
    private readonly settings: UsageLedgerSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), this.settings.rollupIntervalMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private run(): Promise<void> {
    this.running ??= this.round().finally(() => (this.running = undefined));
    return this.running;
  }

  private async round(): Promise<void> {
    try {
      await this.fold.execute();
    } catch (error) {
      logger.warn({ message: 'New lines could not be counted in the rollups and are counted later', error });
    }
  }
}
