import {
  analysisChanged,
  EarshotError,
  findAnalyses,
  type AnalysisStatus,
  type AnalysisView,
  type CallerIdentity,
} from '@earshot/contracts';
import type { MessageBus } from '@earshot/platform/messaging';
import { stoppable } from '../graphql/stoppable';

const endedStatuses: ReadonlySet<AnalysisStatus> = new Set(['COMPLETE', 'PARTIAL', 'FAILED', 'SKIPPED']);
/** An announcement may get lost with a connection: now and then the truth is looked up unasked. */
const lookUpIntervalMs = 5_000;

interface FollowedAnalysis {
  readonly id: string;
  readonly caller: CallerIdentity;
}

/**
 * The analysis as it is now, then after each change, until it has ended. Steps that follow each other faster than they
 * are read are seen as one.
 * @throws EarshotError NOT_FOUND
 */
export const followAnalysis = (bus: MessageBus, followed: FollowedAnalysis): AsyncIterableIterator<AnalysisView> =>
  stoppable((signal) => steps(bus, followed, signal));

async function* steps(bus: MessageBus, { id, caller }: FollowedAnalysis, signal: AbortSignal): AsyncGenerator<AnalysisView, void> {
  const changes = createBell();
  const subscription = await bus.subscribe(analysisChanged, ({ analysisId }) => {
    if (analysisId === id) changes.ring();
  });
  const timer = setInterval(changes.ring, lookUpIntervalMs);
  signal.addEventListener('abort', changes.ring, { once: true });
  try {
    let shown = '';
    while (!signal.aborted) {
      const { analyses } = await bus.request(findAnalyses, { ids: [id] }, { caller });
      const [analysis] = analyses;
      if (analysis === undefined) throw new EarshotError('NOT_FOUND', `There is no analysis ${id}.`);
      const state = JSON.stringify([analysis.status, analysis.features !== null, analysis.vibe !== null]);
      if (state !== shown) yield analysis;
      shown = state;
      if (endedStatuses.has(analysis.status)) return;
      await changes.heard();
    }
  } finally {
    clearInterval(timer);
    await subscription.close();
  }
}

/** Remembers that it was rung while nobody listened, but not how often. */
function createBell(): { ring: () => void; heard: () => Promise<void> } {
  let hasRung = false;
  let listener: (() => void) | undefined;
  return {
    ring: () => {
      hasRung = true;
      listener?.();
    },
    heard: async () => {
      if (!hasRung) await new Promise<void>((resolve) => (listener = resolve));
      hasRung = false;
      listener = undefined;
    },
  };
}
