import { EarshotError } from '@earshot/contracts';
import { Logger } from '@nestjs/common';
import { ConnectionStates, type Connection, type mongo } from 'mongoose';

const reconnectEveryMs = 1000;
const pingTimeoutMs = 1000;

/**
 * The connection to MongoDB. The process starts without it, asks again until it is there, and meanwhile fails at once
 * instead of letting requests wait. Once it stood, the driver mends it by itself.
 */
export class MongoLink {
  private readonly logger = new Logger(MongoLink.name);
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(
    private readonly connection: Connection,
    private readonly connect: () => Promise<unknown>,
  ) {
    connection.on('error', (error: Error) => this.logger.warn(`MongoDB: ${error.message}`));
  }

  /** Begins to ask again while there is no connection. */
  start(): void {
    this.timer = setInterval(() => this.retry(), reconnectEveryMs).unref();
  }

  /** Runs the work now, if the connection stands, and each time it stands anew; a failure is logged. */
  whenConnected(work: () => Promise<void>): void {
    const run = (): void => void work().catch((error: unknown) => this.logger.error(error));
    this.connection.on('connected', run);
    if (this.connection.readyState === ConnectionStates.connected) run();
  }

  stop(): void {
    this.isClosed = true;
    clearInterval(this.timer);
  }

  /** @throws EarshotError SERVICE_UNAVAILABLE at once when there is no connection */
  database(): mongo.Db {
    const { db, readyState } = this.connection;
    if (readyState === ConnectionStates.connected && db !== undefined) return db;
    throw new EarshotError('SERVICE_UNAVAILABLE', 'The database is not connected.');
  }

  /** @returns whether the server answers now. */
  async answers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), pingTimeoutMs);
    });
    try {
      return await Promise.race([
        this.database()
          .command({ ping: 1 })
          .then(() => true),
        silence,
      ]);
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  private retry(): void {
    if (this.isClosed || this.connection.readyState !== ConnectionStates.disconnected) return;
    this.connect().catch((error: unknown) => this.logger.warn(`MongoDB is not there yet: ${String(error)}`));
  }
}
