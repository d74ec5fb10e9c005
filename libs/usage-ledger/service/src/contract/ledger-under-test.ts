import { usageRecorded, type CallerIdentity, type UsageRecord } from '@earshot/contracts';
import { EventLog, InProcessMessagingModule, MessageBus, startMessageHandlers } from '@earshot/platform/messaging';
import { ObservabilityModule } from '@earshot/platform/observability';
import { DocumentStore } from '@earshot/platform/persistence';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { budgets, type BudgetDocument } from '../budget/budget.document';
import { Clock } from '../clock';
import { LineQueue } from '../entries/line-queue';
import { UsageEntryRepository } from '../entries/usage-entry.repository';
import { UsageQuarantine } from '../entries/usage-quarantine';
import { LedgerUpkeep } from '../upkeep/ledger-upkeep';
import { UsageLedgerModule } from '../usage-ledger.module';
import type { UsageLedgerOptions } from '../usage-ledger-settings';
import { MortalDocumentStore } from './mortal-document-store';
import { SettableClock } from './settable-clock';
import { testPriceBook } from './test-price-book';

/** Where the ledger under test keeps its documents; the same one again is the same data. */
export interface LedgerPersistence {
  readonly module: DynamicModule;
  /** The store that the module provides as `DocumentStore`. */
  readonly store: Type<DocumentStore>;
  /** Calls at once that the store answers within the deadline of a message. */
  readonly callsAtOnce: number;
}

/** A running ledger, and what a test looks at and turns. */
export interface LedgerUnderTest {
  readonly bus: MessageBus;
  readonly store: MortalDocumentStore;
  readonly entries: UsageEntryRepository;
  readonly quarantine: UsageQuarantine;
  readonly upkeep: LedgerUpkeep;
  budgetsOf(tenantId: string): Promise<BudgetDocument[]>;
  /** Resolves when the lines of all calls that were answered are in the ledger, or wait for the upkeep. */
  delivered(): Promise<void>;
  /** Everything that was announced for a tenant, in order. */
  eventsOf(tenantId: string): Promise<UsageRecord[]>;
  /** Any other part of the ledger. */
  find<T>(token: abstract new (...values: never[]) => T): T;
  close(): Promise<void>;
}

/** Stands between the services and the store of a persistence module. */
@Module({})
class MortalPersistenceModule {
  static over({ module, store }: LedgerPersistence): DynamicModule {
    return {
      module: MortalPersistenceModule,
      global: true,
      imports: [{ ...module, global: false, exports: [store] }],
      providers: [
        { provide: MortalDocumentStore, useFactory: (inner: DocumentStore) => new MortalDocumentStore(inner), inject: [store] },
        { provide: DocumentStore, useExisting: MortalDocumentStore },
      ],
      exports: [DocumentStore],
    };
  }
}

/** Starts a ledger whose upkeep runs once at start and then only when the test says so. */
export async function startLedger(
  persistence: LedgerPersistence,
  clock: SettableClock,
  options: UsageLedgerOptions = {},
): Promise<LedgerUnderTest> {
  const testing = await Test.createTestingModule({
    imports: [
      MortalPersistenceModule.over(persistence),
      ObservabilityModule.forRoot({ service: 'usage-ledger', logLevel: 'silent' }),
      InProcessMessagingModule.forRoot(),
      UsageLedgerModule.register({ priceBook: testPriceBook, upkeepIntervalMs: 3_600_000, rollupIntervalMs: 3_600_000, ...options }),
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await startMessageHandlers(app);
  const ledger = describeApp(app);
  while (!(await ledger.store.isReady())) await new Promise((resolve) => setTimeout(resolve, 20));
  return ledger;
}

function describeApp(app: NestFastifyApplication): LedgerUnderTest {
  const find = <T>(token: abstract new (...values: never[]) => T): T => app.get<T>(token, { strict: false });
  const store = find(MortalDocumentStore);
  const events = find(EventLog);
  const delivered = () => find(LineQueue).settled();
  return {
    bus: find(MessageBus),
    store,
    entries: find(UsageEntryRepository),
    quarantine: find(UsageQuarantine),
    upkeep: find(LedgerUpkeep),
    budgetsOf: (tenantId) => store.collection(budgets).findMany({ tenantId }, { sort: { period: 1 } }),
    delivered,
    eventsOf: async (tenantId) => {
      await delivered();
      return readAll(events, tenantId);
    },
    find,
    close: () => app.close(),
  };
}

const last: UsageRecord = {
  id: 'last',
  operationId: 'last',
  attempt: 1,
  userId: 'nobody',
  tenantId: 'nobody',
  task: 'last',
  provider: 'local',
  model: 'earshot-rules',
  outcome: 'answered',
  cached: false,
  estimated: false,
  usage: { promptTokens: 0, completionTokens: 0, totalTokens: 0, cachedPromptTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 },
  costUsd: '0',
  savedUsd: '0',
  priceVersion: '1',
  fileId: null,
  recordedAt: '2026-11-20T12:00:00.000Z',
};

/** Appends an end mark, so that reading ends without waiting for something that may not come. */
async function readAll(events: EventLog, tenantId: string): Promise<UsageRecord[]> {
  const id = `last-${tenantId}-${performance.now()}`;
  await events.append(usageRecorded, { id, key: tenantId, payload: { ...last, id } });
  const found: UsageRecord[] = [];
  for await (const { payload } of events.read(usageRecorded, { from: 'start', key: tenantId })) {
    if (payload.id === id) break;
    found.push(payload);
  }
  return found;
}

let tenants = 0;

/** @returns a user, tenant of its own, that no other test uses. */
export function freshCaller(): CallerIdentity {
  const id = `t${Date.now().toString(36)}-${process.pid}-${(tenants += 1)}`;
  return { userId: id, tenantId: id, role: 'USER' };
}

export const admin: CallerIdentity = { userId: 'admin', tenantId: 'admin', role: 'ADMIN' };
