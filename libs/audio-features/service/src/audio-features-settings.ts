import type { audioFeaturesConfig, ConfigOf } from '@earshot/platform/config';

/** What the operator decides about this service. */
export abstract class AudioFeaturesSettings {
  /** Files measured at the same time. */
  abstract readonly workers: number;
  abstract readonly maxDurationSeconds: number;
  /** No file may be measured for longer than this; shorter files get less. */
  abstract readonly analysisTimeoutMs: number;
  /**
   * Whether work that was begun by somebody is taken up at start whatever its age. True where this is the only process
   * and its job queue forgets; false where other replicas may be at it and the queue delivers again by itself.
   */
  abstract readonly resumesAllAtStart: boolean;
}

type ServiceConfig = Pick<ConfigOf<typeof audioFeaturesConfig>, 'analysis' | 'limits'>;

/** @returns the settings as the operator's configuration has them */
export function audioFeaturesSettings({ analysis, limits }: ServiceConfig, { isAlone }: { isAlone: boolean }): AudioFeaturesSettings {
  return {
    workers: analysis.workers,
    maxDurationSeconds: limits.maxDurationSeconds,
    analysisTimeoutMs: analysis.timeoutSeconds * 1000,
    resumesAllAtStart: isAlone,
  };
}
