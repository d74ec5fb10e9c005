import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UsageLedgerSettings } from '../usage-ledger-settings';
import { LineQueue } from '../entries/line-queue';
import { DrainOutbox } from './drain-outbox';
import { ExpireReservations } from './expire-reservations';

const logger = new Logger('UsageLedger');

/** Finishes at start and from time to time what was left unfinished. Every replica may do so at the same time. */
@Injectable()
export class LedgerUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly drainOutbox: DrainOutbox,
    private readonly expireReservations: ExpireReservations,
    private readonly onTheirWay: LineQueue,
    private readonly settings: UsageLedgerSettings,
  ) {}

  /** Not awaited: the process serves while the servers that it needs for this are still away. */
  onApplicationBootstrap(): void {
    void this.run();
    this.timer = setInterval(() => void this.run(), this.settings.upkeepIntervalMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Does one round; a round that is under way is joined. */
  run(): Promise<void> {
    this.running ??= this.round().finally(() => (this.running = undefined));
    return this.running;
  }

  private async round(): Promise<void> {
    try {
      await this.drainOutbox.execute();
      await this.expireReservations.execute();
      await this.onTheirWay.settled();
    } catch (error) {
      logger.warn({ message: 'The upkeep of the ledger was broken off and is tried again', error });
    }
  }
}
