/** An open subscription to an event. */
export interface Subscription {
  /** Ends it. The listener is not called any more once this resolved. */
  close(): Promise<void>;
}
