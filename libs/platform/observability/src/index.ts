export { RequestContext, type RequestContextValues } from './request-context';
export { createLogger, type CreateLoggerOptions, type LogLevel } from './logging/create-logger';
export { redactSecrets } from './logging/redact-secrets';
export { StructuredLogger } from './logging/structured-logger';
export { Metrics, type HistogramDefinition, type MetricDefinition } from './metrics/metrics';
export { observeEventLoopDelay } from './metrics/event-loop-delay';
export { startTracing, type Tracing, type TracingOptions } from './tracing/start-tracing';
export { currentTraceHeaders, runInSpan, type SpanOptions, type TraceHeaders } from './tracing/trace-context';
export { ObservabilityModule, type ObservabilityOptions } from './observability.module';
