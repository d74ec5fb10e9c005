import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface MetricDefinition<Label extends string> {
  /** With its unit, in Prometheus' manner: `earshot_message_duration_seconds`. */
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly Label[];
}

export interface HistogramDefinition<Label extends string> extends MetricDefinition<Label> {
  /** Upper bounds in the metric's unit, ascending. */
  readonly buckets: readonly number[];
}

/** The metrics of one process in a registry of its own. Defining a name twice gives the same metric twice. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly known = new Map<string, Counter | Gauge | Histogram>();

  /** The value of the Content-Type header that belongs to `render`. */
  get contentType(): string {
    return this.registry.contentType;
  }

  counter<Label extends string = never>({ name, help, labelNames = [] }: MetricDefinition<Label>): Counter<Label> {
    return this.define(name, Counter, () => new Counter({ name, help, labelNames, registers: [this.registry] }));
  }

  gauge<Label extends string = never>({ name, help, labelNames = [] }: MetricDefinition<Label>): Gauge<Label> {
    return this.define(name, Gauge, () => new Gauge({ name, help, labelNames, registers: [this.registry] }));
  }

  histogram<Label extends string = never>({ name, help, labelNames = [], buckets }: HistogramDefinition<Label>): Histogram<Label> {
    return this.define(name, Histogram, () => new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [this.registry] }));
  }

  /** Adds memory, processor, garbage collection and handles of this process. */
  collectProcessMetrics(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** @returns all metrics in Prometheus' text format. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  /** Forgets all metrics and ends their collection. */
  clear(): void {
    this.registry.clear();
    this.known.clear();
  }

  private define<M extends Counter | Gauge | Histogram>(name: string, kind: abstract new (...values: never[]) => M, create: () => M): M {
    const existing = this.known.get(name);
    if (existing === undefined) {
      const metric = create();
      this.known.set(name, metric);
      return metric;
    }
    if (!(existing instanceof kind)) throw new Error(`The metric ${name} is already defined as another kind.`);
    return existing;
  }
}
