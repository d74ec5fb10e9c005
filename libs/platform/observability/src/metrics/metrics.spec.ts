import { Metrics } from './metrics';

describe('Metrics', () => {
  it('gives the same metric to everybody who defines its name', async () => {
    const metrics = new Metrics();
    const definition = { name: 'earshot_calls_total', help: 'Calls.', labelNames: ['subject'] } as const;
    metrics.counter(definition).inc({ subject: 'a' });
    metrics.counter(definition).inc({ subject: 'a' });
    expect(await metrics.render()).toContain('earshot_calls_total{subject="a"} 2');
  });

  it('refuses a name that stands for another kind', () => {
    const metrics = new Metrics();
    metrics.counter({ name: 'earshot_calls_total', help: 'Calls.' });
    expect(() => metrics.gauge({ name: 'earshot_calls_total', help: 'Calls.' })).toThrow('another kind');
  });

  it('keeps two processes in one test apart', async () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.counter({ name: 'earshot_calls_total', help: 'Calls.' }).inc();
    expect(await other.render()).not.toContain('earshot_calls_total');
  });

  it('collects memory and processor time', async () => {
    const metrics = new Metrics();
    metrics.collectProcessMetrics();
    expect(await metrics.render()).toContain('process_resident_memory_bytes');
    metrics.clear();
  });
});
