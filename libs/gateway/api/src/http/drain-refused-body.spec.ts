import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { drainRefusedBody } from './drain-refused-body';

const megabytes = 32;

async function* piecesOf(count: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < count; sent += 1) yield await Promise.resolve(new Uint8Array(1_048_576));
}

describe(drainRefusedBody, () => {
  let server: Server;
  const received: IncomingMessage[] = [];
  let lingerMs: number | undefined;

  beforeAll(async () => {
    server = createServer((request, response) => {
      received.push(request);
      drainRefusedBody(request, lingerMs);
      response.writeHead(413, { 'content-type': 'application/json' }).end('{"error":"too large"}');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (body: Uint8Array | AsyncIterable<Uint8Array>): Promise<Response> =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/files`, { method: 'POST', body, duplex: 'half' } as RequestInit);

  it.each([
    ['of a length that was announced', () => new Uint8Array(megabytes * 1_048_576)],
    ['of a length that nobody knows', () => piecesOf(megabytes)],
  ])('lets a client that still sends a body %s read why it was refused', async (_what, body) => {
    const response = await send(body());
    expect(response.status).toBe(413);
    await expect(response.json()).resolves.toEqual({ error: 'too large' });
  });

  it('cuts the connection of a client that never ends', async () => {
    lingerMs = 50;
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').resume();
    socket.write('POST /files HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\nthe first bytes');
    await new Promise((resolve) => {
      socket.once('close', resolve);
    });
    expect(received.at(-1)?.complete).toBe(false);
    lingerMs = undefined;
  });

  it('leaves a body alone that has come to its end', async () => {
    await (await send(new Uint8Array(10))).json();
    const request = received.at(-1);
    expect(request?.complete).toBe(true);
    expect(() => drainRefusedBody(request as IncomingMessage)).not.toThrow();
  });
});
