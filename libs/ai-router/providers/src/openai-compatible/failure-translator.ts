import { EarshotError } from '@earshot/contracts';
import { APIError } from 'openai';
import { classifyFailure, type ProviderFailure } from './provider-failure';
import { readRetryAfterMs } from './retry-after';
import { scrubSecrets } from './scrub-secrets';

type Breakage = readonly [name: string, code: EarshotError['code'], what: string];

// By name, since fetch and the SDK throw classes that differ between versions of the platform. A TypeError is how fetch
// tells of a connection that broke, before the headers or within the body.
const breakages: readonly Breakage[] = [
  ['APIConnectionTimeoutError', 'PROVIDER_TIMEOUT', 'did not answer in time'],
  ['TimeoutError', 'PROVIDER_TIMEOUT', 'did not answer in time'],
  ['OversizedBodyError', 'PROVIDER_UNEXPECTED', 'answered with more than an answer can be'],
  ['SyntaxError', 'PROVIDER_UNEXPECTED', 'answered with something that is not JSON'],
  ['APIConnectionError', 'PROVIDER_CONNECTION', 'could not be reached'],
  ['TypeError', 'PROVIDER_CONNECTION', 'could not be reached'],
];
const unknownBreakage: Breakage = ['', 'PROVIDER_UNEXPECTED', 'failed in an unexpected way'];

const hasName = (error: unknown, name: string): boolean =>
  typeof error === 'object' && error !== null && (error.constructor.name === name || ('name' in error && error.name === name));

const reasonOf = (signal: AbortSignal): EarshotError =>
  signal.reason instanceof EarshotError ? signal.reason : new EarshotError('CANCELLED', 'The call was cancelled.');

/** What may have ended a call. */
export interface CallSignals {
  /** Of whoever wanted the answer. */
  readonly signal: AbortSignal;
  /** Of the time limits that the caller keeps by itself. */
  readonly timeout?: AbortSignal;
}

/** Puts the failures of one provider into our words, without its key. */
export class FailureTranslator {
  constructor(
    private readonly provider: string,
    private readonly apiKey: string | undefined,
    private readonly now: () => number,
  ) {}

  translate(error: unknown, { signal, timeout }: CallSignals): EarshotError {
    if (signal.aborted) return reasonOf(signal);
    if (timeout?.aborted === true) return this.failure('PROVIDER_TIMEOUT', 'did not answer in time');
    if (error instanceof EarshotError) return error;
    if (error instanceof APIError && error.status !== undefined) {
      const kind = String(error.code ?? error.type ?? '');
      return this.refusal({ status: error.status, kind, message: error.message }, readRetryAfterMs(error.headers, this.now()));
    }
    const [, code, what] = breakages.find(([name]) => hasName(error, name)) ?? unknownBreakage;
    return this.failure(code, what);
  }

  refusal(failure: ProviderFailure, retryAfterMs?: number): EarshotError {
    const { status, message } = failure;
    const said = scrubSecrets(message, this.apiKey === undefined ? [] : [this.apiKey]);
    return this.failure(classifyFailure(failure), `refused: ${said}`, {
      ...(status === undefined ? {} : { status }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  /** The SDK's own error is not kept as the cause: it may hold what the provider echoed. */
  failure(code: EarshotError['code'], what: string, details: Readonly<Record<string, unknown>> = {}): EarshotError {
    return new EarshotError(code, `The provider ${this.provider} ${what}.`, { details: { provider: this.provider, ...details } });
  }
}
