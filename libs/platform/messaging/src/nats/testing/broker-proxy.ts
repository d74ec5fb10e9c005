import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP relay before a broker, so that a test can take the broker away and bring it back. */
export class BrokerProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly brokerUrl: string) {}

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Opens the relay, on the same port each time. */
  async open(): Promise<void> {
    const { hostname, port } = new URL(this.brokerUrl);
    const server = createServer((client) => this.join(client, connect(Number(port), hostname)));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Cuts every connection and refuses new ones. */
  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server?.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(client: Socket, broker: Socket): void {
    for (const [socket, other] of [
      [client, broker],
      [broker, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
