/** A provider took longer than it may. The SDK knows it by its name, as it knows the platform's own. */
export class CallTimeoutError extends Error {
  constructor() {
    super('The provider timed out.');
    this.name = 'TimeoutError';
  }
}
