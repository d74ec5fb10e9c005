import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

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

/** @returns the headers that let a receiver continue the present trace; none while tracing is off. */
export function currentTraceHeaders(): TraceHeaders {
  const headers: TraceHeaders = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** Runs `work` inside a span that ends with it and bears its error. */
export function runInSpan<Result>({ name, kind, parent }: SpanOptions, work: () => Promise<Result>): Promise<Result> {
  const outer = parent === undefined ? context.active() : propagation.extract(context.active(), parent);
  return trace.getTracer('earshot').startActiveSpan(name, { kind: spanKinds[kind] }, outer, async (span) => {
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
