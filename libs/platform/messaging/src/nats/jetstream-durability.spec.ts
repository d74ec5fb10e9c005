import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findDurabilityProblem, monitoringUrlOf } from './jetstream-durability';

describe(findDurabilityProblem, () => {
  let server: Server;
  let url = '';
  let state: unknown;
  beforeAll(async () => {
    server = createServer((_request, response) => response.end(JSON.stringify(state)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('finds none where each message is synced to disk', async () => {
    state = { jetstream: { config: { sync_interval: 120_000_000_000, sync_always: true } } };
    expect(await findDurabilityProblem(url)).toBeUndefined();
  });

  it('tells of a server that syncs from time to time', async () => {
    state = { jetstream: { config: { sync_interval: 120_000_000_000 } } };
    expect(await findDurabilityProblem(url)).toContain('sync_interval: always');
  });

  it('tells of a server without JetStream', async () => {
    state = { jetstream: {} };
    expect(await findDurabilityProblem(url)).toContain('switched off');
  });

  it('tells when the server cannot be asked', async () => {
    expect(await findDurabilityProblem('http://127.0.0.1:1')).toContain('could not be read');
  });
});

describe(monitoringUrlOf, () => {
  it('is the monitoring port of the first server, without its credentials', () => {
    expect(monitoringUrlOf('nats://user:secret@nats-0:4222,nats://nats-1:4222')).toBe('http://nats-0:8222');
  });
});
