/** Tells a readiness probe whether messages can be sent and are being taken. Liveness must not depend on it. */
export abstract class MessagingReadiness {
  abstract isReady(): boolean;
  /** @returns in a sentence what makes the servers behind it unfit for production; undefined where nothing does */
  warning?(): string | undefined;
}
