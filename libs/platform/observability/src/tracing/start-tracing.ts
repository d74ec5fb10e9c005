import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

export interface TracingOptions {
  readonly serviceName: string;
  /** Where spans are sent, such as `http://collector:4318/v1/traces`. */
  readonly otlpEndpoint: string;
}

/** Tracing that runs. */
export interface Tracing {
  /** Sends what is left and ends it. */
  stop(): Promise<void>;
}

/** Records spans and sends them; without this call every span is a no-op and no header is added to messages. Once per process. */
export function startTracing({ serviceName, otlpEndpoint }: TracingOptions): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: otlpEndpoint }))],
  });
  provider.register();
  return { stop: () => provider.shutdown() };
}
