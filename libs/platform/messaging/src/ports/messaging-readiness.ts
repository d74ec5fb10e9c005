/** Tells a readiness probe whether messages can be sent and are being taken. Liveness must not depend on it. */
export abstract class MessagingReadiness {
  abstract isReady(): boolean;
}
