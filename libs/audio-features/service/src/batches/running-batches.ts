import { Injectable } from '@nestjs/common';

/** What runs in this process of which batch, so that a cancelled batch ends its work here at once. */
@Injectable()
export class RunningBatches {
  private readonly controllers = new Map<string, Set<AbortController>>();

  /** @returns a signal that aborts with the batch or with the shutdown, and what to call when the work is done */
  follow(batchId: string, shutdown: AbortSignal): { signal: AbortSignal; done: () => void } {
    const controller = new AbortController();
    const siblings = this.controllers.get(batchId) ?? new Set();
    this.controllers.set(batchId, siblings.add(controller));
    const done = (): void => {
      siblings.delete(controller);
      if (siblings.size === 0) this.controllers.delete(batchId);
    };
    return { signal: AbortSignal.any([controller.signal, shutdown]), done };
  }

  cancel(batchId: string): void {
    for (const controller of this.controllers.get(batchId) ?? []) controller.abort();
  }
}
