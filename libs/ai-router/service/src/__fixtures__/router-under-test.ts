import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchAnswer, CompletionDelta, CompletionRequest } from '@earshot/contracts';
import { MemoryCacheModule } from '@earshot/platform/cache';
import { InProcessMessagingModule, MessageBus, startMessageHandlers, type CallOptions } from '@earshot/platform/messaging';
import { EmbeddedPersistenceModule } from '@earshot/platform/persistence';
import { MemoryRateLimitModule, MemoryRateLimitStore, RateLimitStore } from '@earshot/platform/rate-limit';
import { builtinCatalogue, type ModelCatalogue, type TaskRoute } from '@earshot/model-catalogue';
import { measuredSample, startMockProvider, type MockProvider } from '@earshot/testing';
import type { INestApplication, LoggerService } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AiRouterModule } from '../ai-router.module';
import { completeTask, completeTasks, estimateCompletion, listModels, streamTask } from '@earshot/contracts';
import { RouterRuntime } from '../runtime/router-runtime';
import { ScriptedLedger } from './scripted-ledger';

/** Shaped like no key that is known, so that only knowing it can hide it. */
export const testKey = 'plainkey-4f9a8b7c6d5e';
export const secondTestKey = 'plainkey-0123456789ab';
const caller = { userId: 'user-1', tenantId: 'tenant-1', role: 'USER' } as const;

/** The real clock, except that a wait takes no time: it only moves the clock. */
export class SkippingRuntime extends RouterRuntime {
  readonly waitsMs: number[] = [];
  /** False lets waits take no time at all. */
  movesClock = true;
  private skippedMs = 0;
  private ids = 0;

  override now(): number {
    return Date.now() + this.skippedMs;
  }

  override random(): number {
    return 0;
  }

  override async sleep(durationMs: number): Promise<void> {
    this.waitsMs.push(durationMs);
    if (this.movesClock) this.skippedMs += durationMs;
  }

  override newId(): string {
    this.ids += 1;
    return `RUN${String(this.ids).padStart(8, '0')}`;
  }
}

export interface RouterUnderTest {
  readonly app: INestApplication;
  readonly mock: MockProvider;
  /** The provider of the second candidate where there is one. */
  readonly fallback: MockProvider;
  readonly ledger: ScriptedLedger;
  readonly runtime: SkippingRuntime;
  /** Everything that was logged, as text. */
  readonly log: string[];
  readonly complete: (
    request?: Partial<CompletionRequest>,
    options?: CallOptions,
  ) => Promise<Awaited<ReturnType<typeof requestCompletion>>>;
  readonly completeAll: (requests: readonly Partial<CompletionRequest>[], options?: CallOptions) => Promise<readonly BatchAnswer[]>;
  readonly stream: (request?: Partial<CompletionRequest>, options?: CallOptions) => AsyncIterable<CompletionDelta>;
  readonly estimate: (request?: Partial<CompletionRequest>) => ReturnType<typeof requestEstimate>;
  readonly models: () => ReturnType<typeof requestModels>;
  close(): Promise<void>;
}

export interface RouterOptions {
  /** False leaves every provider without a key. */
  readonly hasKey?: boolean;
  /** Gives the provider a second key, too. */
  readonly hasSecondKey?: boolean;
  /** Puts a model of another provider behind the first. */
  readonly hasFallback?: boolean;
  /** Changes the route of vibe_analysis. */
  readonly route?: Partial<TaskRoute>;
  readonly secretPolicy?: 'block' | 'redact';
}

export const variables: Record<string, string> = {
  ...{ bpm: '92.0', tempo_confidence: '0.83', key: 'F#', scale: 'minor', duration: '8.35', spectral_centroid: '1834.2' },
  ...{ spectral_rolloff: '4120.1', spectral_bandwidth: '2011.5', zero_crossing_rate: '0.0632', harmonic_percussive_ratio: '2.35' },
  ...{ rms_energy: '0.1235', loudness_lufs: '-11.7', spectral_flatness: '0.0041', stereo_width: '0.62', more: 'than needed' },
};

let operations = 0;
const usualRequest = (): CompletionRequest => {
  operations += 1;
  return { operationId: `operation-${operations}`, task: 'vibe_analysis', variables, measurements: measuredSample, batch: false };
};
const requestCompletion = (bus: MessageBus, request: Partial<CompletionRequest>, options: CallOptions) =>
  bus.request(completeTask, { ...usualRequest(), ...request }, { caller, ...options });
const requestAnswers = async (bus: MessageBus, requests: readonly Partial<CompletionRequest>[], options: CallOptions) => {
  const asked = requests.map((request) => {
    const { measurements: _none, ...usual } = usualRequest();
    return { ...usual, task: 'quick_query', ...request };
  });
  return (await bus.request(completeTasks, { requests: asked }, { caller, ...options })).answers;
};
const requestEstimate = (bus: MessageBus, request: Partial<CompletionRequest>) => {
  const { operationId: _id, measurements: _measurements, ...estimated } = { ...usualRequest(), ...request };
  return bus.request(estimateCompletion, estimated, { caller });
};
const requestStream = (bus: MessageBus, request: Partial<CompletionRequest>, options: CallOptions) =>
  bus.stream(streamTask, { ...usualRequest(), ...request }, { caller, ...options });
const requestModels = (bus: MessageBus) => bus.request(listModels, {}, { caller });

const twoProviders = ['openrouter/qwen/qwen3-7b-it', 'openai/gpt-4o-mini', 'local/earshot-rules'];
const catalogueWith = (change: Partial<TaskRoute>): ModelCatalogue => ({
  ...builtinCatalogue,
  routes: builtinCatalogue.routes.map((route) => ({ ...route, ...change })),
});

const callsOver = (bus: MessageBus): Pick<RouterUnderTest, 'complete' | 'completeAll' | 'stream' | 'estimate' | 'models'> => ({
  complete: (request = {}, options = {}) => requestCompletion(bus, request, options),
  completeAll: (requests, options = {}) => requestAnswers(bus, requests, options),
  stream: (request = {}, options = {}) => requestStream(bus, request, options),
  estimate: (request = {}) => requestEstimate(bus, request),
  models: () => requestModels(bus),
});

const keysOf = ({ hasKey = true, hasSecondKey = false }: RouterOptions) => ({
  apiKey: hasKey ? testKey : undefined,
  secondaryApiKey: hasSecondKey ? secondTestKey : undefined,
});

/** The service in one process: real messages, real HTTP to a mock provider, a scripted ledger. */
export async function startRouter(options: RouterOptions = {}): Promise<RouterUnderTest> {
  const { hasFallback = false, route = {}, secretPolicy = 'block' } = options;
  const dataDirectory = await mkdtemp(join(tmpdir(), 'earshot-ai-router-'));
  const [mock, fallback] = await Promise.all([startMockProvider(), startMockProvider()]);
  const runtime = new SkippingRuntime();
  const log: string[] = [];
  const imports = [
    EmbeddedPersistenceModule.forRoot({ dataDirectory }),
    InProcessMessagingModule.forRoot(),
    MemoryCacheModule.forRoot(),
    MemoryRateLimitModule.forRoot(),
    AiRouterModule.register({
      providers: {
        openrouter: { baseUrl: mock.url, ...keysOf(options) },
        ...(hasFallback ? { openai: { baseUrl: fallback.url, apiKey: testKey } } : {}),
      },
      catalogue: catalogueWith({ ...(hasFallback ? { candidates: twoProviders } : {}), ...route }),
      secretPolicy,
    }),
  ];
  const module = await Test.createTestingModule({ imports, controllers: [ScriptedLedger] })
    .overrideProvider(RouterRuntime)
    .useValue(runtime)
    .overrideProvider(RateLimitStore)
    .useValue(new MemoryRateLimitStore({ now: () => runtime.now() }))
    .compile();
  const app = module.createNestApplication(new FastifyAdapter());
  app.useLogger(writingTo(log));
  await startMessageHandlers(app);
  const bus = app.get(MessageBus);
  return {
    ...{ app, mock, fallback, runtime, log, ledger: app.get(ScriptedLedger) },
    ...callsOver(bus),
    close: async () => {
      await app.close();
      await Promise.all([mock.close(), fallback.close()]);
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

const errorText = (_key: string, value: unknown): unknown =>
  value instanceof Error ? { ...value, message: value.message, stack: value.stack, cause: value.cause } : value;

function writingTo(lines: string[]): LoggerService {
  const write = (...parts: unknown[]): void => void lines.push(JSON.stringify(parts, errorText));
  return { log: write, error: write, warn: write, debug: write, verbose: write, fatal: write };
}
