import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { DestinationStream } from 'pino';
import { createLogger, type LogLevel } from './logging/create-logger';
import { StructuredLogger } from './logging/structured-logger';
import { observeEventLoopDelay } from './metrics/event-loop-delay';
import { Metrics } from './metrics/metrics';
import { startTracing, type Tracing } from './tracing/start-tracing';

export interface ObservabilityOptions {
  /** The process that speaks, such as `gateway`. */
  readonly service: string;
  readonly logLevel: LogLevel;
  /** Where log lines go; standard output by default. */
  readonly logDestination?: DestinationStream;
  /** Turns tracing on and says where spans are sent. */
  readonly otlpEndpoint?: string | undefined;
}

const observabilityOptions = Symbol('ObservabilityOptions');

/**
 * Provides `Metrics` and `StructuredLogger` everywhere, and runs tracing when it is configured.
 *
 * @example
 * app.useLogger(app.get(StructuredLogger));
 */
@Module({})
export class ObservabilityModule implements OnModuleInit, OnApplicationShutdown {
  private endEventLoopDelay: (() => void) | undefined;
  private tracing: Tracing | undefined;

  constructor(
    private readonly metrics: Metrics,
    @Inject(observabilityOptions) private readonly options: ObservabilityOptions,
  ) {}

  static forRoot(options: ObservabilityOptions): DynamicModule {
    const { service, logLevel: level, logDestination: destination } = options;
    const logger = createLogger({ service, level, ...(destination === undefined ? {} : { destination }) });
    return {
      module: ObservabilityModule,
      global: true,
      providers: [
        Metrics,
        { provide: observabilityOptions, useValue: options },
        { provide: StructuredLogger, useValue: new StructuredLogger(logger) },
      ],
      exports: [Metrics, StructuredLogger],
    };
  }

  onModuleInit(): void {
    const { service: serviceName, otlpEndpoint } = this.options;
    this.metrics.collectProcessMetrics();
    this.endEventLoopDelay = observeEventLoopDelay(this.metrics);
    if (otlpEndpoint !== undefined) this.tracing = startTracing({ serviceName, otlpEndpoint });
  }

  async onApplicationShutdown(): Promise<void> {
    this.endEventLoopDelay?.();
    this.metrics.clear();
    await this.tracing?.stop();
  }
}
