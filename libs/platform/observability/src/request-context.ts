import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallerIdentity } from '@earshot/contracts';

/** What everything that one outer request causes has in common. */
export interface RequestContextValues {
  readonly correlationId: string;
  /** Unknown before the request is authenticated. */
  readonly caller?: CallerIdentity;
}

const storage = new AsyncLocalStorage<RequestContextValues>();

/**
 * Carries the correlation id and the caller through everything awaited inside; the message bus and the logger read it.
 *
 * @example
 * RequestContext.run({ correlationId, caller }, () => handler(request));
 */
export const RequestContext = {
  /** Calls `work` with these values; they replace an outer context altogether. */
  run: <Result>(values: RequestContextValues, work: () => Result): Result => storage.run(values, work),

  /** @returns the values of the request that is being handled; nothing at start-up and in timers. */
  current: (): RequestContextValues | undefined => storage.getStore(),
};
