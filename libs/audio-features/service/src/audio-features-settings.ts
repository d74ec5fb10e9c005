/** What the operator decides about this service. */
export abstract class AudioFeaturesSettings {
  /** Files measured at the same time. */
  abstract readonly workers: number;
  abstract readonly maxDurationSeconds: number;
  /** One file may be measured for this long. */
  abstract readonly analysisTimeoutMs: number;
  /**
   * Whether work that was begun by somebody is taken up at start whatever its age. True where this is the only process
   * and its job queue forgets; false where other replicas may be at it and the queue delivers again by itself.
   */
  abstract readonly resumesAllAtStart: boolean;
}
