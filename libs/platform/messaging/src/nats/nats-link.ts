import { EarshotError } from '@earshot/contracts';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { connect, type ConnectionOptions, type JetStreamManager, type NatsConnection } from 'nats';
import { MessagingReadiness } from '../ports/messaging-readiness';
import { findDurabilityProblem, monitoringUrlOf } from './jetstream-durability';
import { natsMessagingOptions, type NatsMessagingOptions } from './nats-messaging-options';

const reconnectWaitMs = 500;
const logger = new Logger('Nats');

const securityOf = (url: string): Partial<ConnectionOptions> => {
  const first = new URL(url.split(',')[0] ?? url);
  const user = decodeURIComponent(first.username);
  const pass = decodeURIComponent(first.password);
  const encryption = first.protocol === 'tls:' ? { tls: {} } : {};
  if (user === '') return encryption;
  return pass === '' ? { ...encryption, token: user } : { ...encryption, user, pass };
};

const serversOf = (url: string): string[] => url.split(',').map((server) => new URL(server).host);

/**
 * The one connection of a process to its broker. It is opened in the background, so that a process starts without its
 * broker, and reopened for ever, so that it survives one that goes away.
 */
@Injectable()
export class NatsLink implements MessagingReadiness, OnModuleInit, OnApplicationShutdown {
  private opened: Promise<NatsConnection> | undefined;
  private isConnected = false;
  private isClosed = false;
  private durabilityProblem: string | undefined;

  constructor(@Inject(natsMessagingOptions) private readonly options: NatsMessagingOptions) {}

  onModuleInit(): void {
    this.connection().catch((error: unknown) => logger.error({ message: 'The broker refused the connection', error }));
  }

  /** @returns the connection once it was made; while the broker is away for the first time, this waits. */
  async connection(): Promise<NatsConnection> {
    if (this.isClosed) throw new EarshotError('SERVICE_UNAVAILABLE', 'This part of the system is shutting down.');
    this.opened ??= this.open();
    return this.opened;
  }

  /** @returns what makes and describes streams. */
  async manager(): Promise<JetStreamManager> {
    return (await this.connection()).jetstreamManager({ checkAPI: false });
  }

  isReady(): boolean {
    return this.isConnected;
  }

  /** @returns what makes this broker unfit to be trusted with what was acknowledged; undefined where nothing does */
  warning(): string | undefined {
    return this.durabilityProblem;
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    const wasConnected = this.isConnected;
    this.isConnected = false;
    // A connection that was never made cannot be awaited, and one that is away has nobody to say goodbye to.
    if (!wasConnected) return void this.opened?.then((connection) => connection.close()).catch(() => undefined);
    const connection = await this.opened;
    if (connection?.isClosed() === false) await connection.drain();
  }

  private async open(): Promise<NatsConnection> {
    const { url, serviceName } = this.options;
    const connection = await connect({
      servers: serversOf(url),
      ...securityOf(url),
      name: serviceName,
      maxReconnectAttempts: -1,
      waitOnFirstConnect: true,
      reconnectTimeWait: reconnectWaitMs,
    }).catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    this.isConnected = true;
    void this.watch(connection);
    void this.checkDurability();
    return connection;
  }

  /** Asked anew with each connection, because another server may have taken over. */
  private async checkDurability(): Promise<void> {
    this.durabilityProblem = await findDurabilityProblem(monitoringUrlOf(this.options.url));
    if (this.durabilityProblem !== undefined) logger.warn({ message: 'The broker may lose messages', reason: this.durabilityProblem });
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const { type, data } of connection.status()) {
      if (type === 'disconnect') this.isConnected = false;
      if (type === 'reconnect') {
        this.isConnected = true;
        void this.checkDurability();
      }
      if (type === 'disconnect' || type === 'reconnect') logger.warn({ message: `The broker: ${type}`, server: data });
      if (type === 'error') logger.error({ message: 'The broker reported an error', reason: data });
    }
    this.isConnected = false;
  }
}
