import type { AnalysisStatus } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';

const endedStatuses: ReadonlySet<AnalysisStatus> = new Set(['COMPLETE', 'PARTIAL', 'FAILED', 'SKIPPED']);

/** Wakes those who wait in this process for the end of an analysis, whichever process ran it. */
@Injectable()
export class AnalysisWaiter {
  private readonly waiting = new Map<string, Set<() => void>>();

  /** Resolves when the analysis has ended or the time is over; never rejects. */
  waitFor(analysisId: string, timeoutMs: number): Promise<void> {
    if (timeoutMs === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const others = this.waiting.get(analysisId) ?? new Set();
      const wake = (): void => {
        clearTimeout(timer);
        others.delete(wake);
        if (others.size === 0) this.waiting.delete(analysisId);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.waiting.set(analysisId, others.add(wake));
    });
  }

  /** To be told of every step that any analysis takes. */
  onChanged(analysisId: string, status: AnalysisStatus): void {
    if (!endedStatuses.has(status)) return;
    for (const wake of [...(this.waiting.get(analysisId) ?? [])]) wake();
  }
}
