import { context, propagation, ProxyTracerProvider, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';

/** W3C trace context as plain headers: `traceparent`, `tracestate`. */
export type TraceHeaders = Record<string, string>;

export interface SpanOptions {
  readonly name: string;
  readonly kind: 'client' | 'server' | 'producer' | 'consumer' | 'internal';
  /** What arrived with the message; the span continues its trace. */
  readonly parent?: TraceHeaders;
}

const spanKinds = {
  client: SpanKind.CLIENT,
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

const tracerName = 'earshot';

/** @returns what makes spans; undefined while tracing is off, when spans that record nothing would cost their price all the same. */
function activeTracer(): Tracer | undefined {
  const provider = trace.getTracerProvider();
  return provider instanceof ProxyTracerProvider ? provider.getDelegateTracer(tracerName) : provider.getTracer(tracerName);
}

/** @returns the headers that let a receiver continue the present trace; none while tracing is off. */
export function currentTraceHeaders(): TraceHeaders {
  const headers: TraceHeaders = {};
  if (activeTracer() === undefined) return headers;
  propagation.inject(context.active(), headers);
  return headers;
}

/** Runs `work` inside a span that ends with it and bears its error. */
export function runInSpan<Result>({ name, kind, parent }: SpanOptions, work: () => Promise<Result>): Promise<Result> {
  const tracer = activeTracer();
  if (tracer === undefined) return work();
  const outer = parent === undefined ? context.active() : propagation.extract(context.active(), parent);
  return tracer.startActiveSpan(name, { kind: spanKinds[kind] }, outer, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      if (error instanceof Error) span.recordException(error);
      throw error;
    } finally {
      span.end();
    }
  });
}
