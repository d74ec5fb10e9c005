import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A relay before a server, so that a test can take the server away and bring it back.
 *
 * @example
 * const relay = new TcpRelay('nats://127.0.0.1:4222');
 * await relay.open();
 * // … connect to relay.url …
 * await relay.cut();
 */
export class TcpRelay {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly serverUrl: string) {}

  /** The address of the server with the port of the relay. */
  get url(): string {
    const url = new URL(this.serverUrl);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Opens the relay, on the same port each time. */
  async open(): Promise<void> {
    const { hostname, port } = new URL(this.serverUrl);
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

  private join(client: Socket, server: Socket): void {
    for (const [socket, other] of [
      [client, server],
      [server, client],
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
