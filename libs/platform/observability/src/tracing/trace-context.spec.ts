import { context, propagation, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { currentTraceHeaders, runInSpan } from './trace-context';

describe('runInSpan', () => {
  afterEach(() => {
    trace.disable();
    context.disable();
    propagation.disable();
  });

  it('adds no headers and returns the result while tracing is off', async () => {
    const headers = await runInSpan({ name: 'work', kind: 'client' }, async () => currentTraceHeaders());
    expect(headers).toEqual({});
  });

  it('continues the trace that the headers of a message carry', async () => {
    const exporter = new InMemorySpanExporter();
    new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
    await runInSpan({ name: 'send', kind: 'client' }, async () => {
      const parent = currentTraceHeaders();
      await context.with(context.active(), () => runInSpan({ name: 'handle', kind: 'server', parent }, async () => undefined));
    });
    const [handled, sent] = exporter.getFinishedSpans();
    expect(handled?.spanContext().traceId).toBe(sent?.spanContext().traceId);
    expect(handled?.parentSpanContext?.spanId).toBe(sent?.spanContext().spanId);
  });

  it('marks a span whose work fails, and throws on', async () => {
    const exporter = new InMemorySpanExporter();
    new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
    await expect(runInSpan({ name: 'work', kind: 'internal' }, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(exporter.getFinishedSpans()[0]?.events[0]?.name).toBe('exception');
  });
});
