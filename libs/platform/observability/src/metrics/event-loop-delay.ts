import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from './metrics';

const intervalMs = 100;
const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const nanosecondsPerSecond = 1e9;

/**
 * Measures how late the event loop is: each tenth of a second the worst delay since the last look.
 *
 * @returns the function that ends it.
 */
export function observeEventLoopDelay(metrics: Metrics): () => void {
  const delays = metrics.histogram({
    name: 'earshot_event_loop_delay_seconds',
    help: 'Worst delay of the event loop within each tenth of a second.',
    buckets,
  });
  const monitor = monitorEventLoopDelay({ resolution: 10 });
  monitor.enable();
  const timer = setInterval(() => {
    if (monitor.count > 0) delays.observe(monitor.max / nanosecondsPerSecond);
    monitor.reset();
  }, intervalMs).unref();
  return () => {
    clearInterval(timer);
    monitor.disable();
  };
}
