import { setTimeout as sleep } from 'node:timers/promises';
import { compiled, installed } from './compiled.mjs';
import { benchPrices } from './price-book.mjs';

const { UsageLedgerModule } = compiled('libs/usage-ledger/service/src/index.js');
const { MessageBus, EventLog, InProcessMessagingModule, NatsMessagingModule, startMessageHandlers, messageServerOptions } = compiled(
  'libs/platform/messaging/src/index.js',
);
const { ObservabilityModule } = compiled('libs/platform/observability/src/index.js');
const { DocumentStore, EmbeddedPersistenceModule, MongoPersistenceModule } = compiled('libs/platform/persistence/src/index.js');
const { NestFactory } = installed('@nestjs/core');
const { Module } = installed('@nestjs/common');

class BenchModule {}
Module({})(BenchModule);

/** @returns a ledger of the embedded profile within this process. */
export const startEmbeddedLedger = (dataDirectory, options = {}) =>
  start([
    EmbeddedPersistenceModule.forRoot({ dataDirectory }),
    InProcessMessagingModule.forRoot(),
    UsageLedgerModule.register({ priceBook: benchPrices, reservationLifetimeMs: 36_000_000, ...options }),
  ]);

/** @returns a replica of the ledger of the distributed profile within this process, connected to its database. */
export async function startDistributedLedger({ MONGODB_URI: uri, NATS_URL: url }, database) {
  const ledger = await start([
    MongoPersistenceModule.forRoot({ uri, database }),
    NatsMessagingModule.forRoot({ url, serviceName: 'usage-ledger' }),
    UsageLedgerModule.register({ priceBook: benchPrices, reservationLifetimeMs: 36_000_000 }),
  ]);
  while (!(await documentsOf(ledger).isReady())) await sleep(20);
  return ledger;
}

/** @returns somebody who only calls, as the router and the gateway do. */
export const startCaller = ({ NATS_URL: url }) => start([NatsMessagingModule.forRoot({ url, serviceName: 'bench' })]);

async function start(imports) {
  const root = { module: BenchModule, imports: [ObservabilityModule.forRoot({ service: 'bench', logLevel: 'silent' }), ...imports] };
  const app = await NestFactory.createMicroservice(root, { ...messageServerOptions, logger: false });
  await startMessageHandlers(app);
  const find = (token) => app.get(token, { strict: false });
  return { find, bus: find(MessageBus), events: find(EventLog), close: () => app.close() };
}

/** @returns the documents of a ledger, for those who have one in their process. */
export const documentsOf = (ledger) => ledger.find(DocumentStore);
