import type { ErrorCode } from '@earshot/contracts';

/** What a provider gave for its refusal, in its answer or as an answer. */
export interface ProviderFailure {
  /** HTTP status, or the number that stands in its place in an error body. */
  readonly status: number | undefined;
  /** The provider's own code or type. */
  readonly kind: string;
  readonly message: string;
}

const contextLength = /context.?length|maximum context|context window|too many tokens|prompt is too long/i;
const contentFilter = /content.?(filter|policy)|moderation|flagged|safety/i;
const exhausted = /insufficient.?(quota|credits|funds)|billing/i;

const codeOfStatus: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'PROVIDER_AUTH'],
  [402, 'PROVIDER_AUTH'],
  [403, 'PROVIDER_AUTH'],
  [408, 'PROVIDER_TIMEOUT'],
  [413, 'PROVIDER_CONTEXT_LENGTH'],
]);

/** @returns the code that tells what to do about a refusal: by what it says first, by its status otherwise. */
export function classifyFailure({ status, kind, message }: ProviderFailure): ErrorCode {
  const said = `${kind} ${message}`;
  const number = status ?? 400;
  if (number >= 500) return 'PROVIDER_SERVER';
  if (number === 429) return exhausted.test(said) ? 'PROVIDER_AUTH' : 'PROVIDER_RATE_LIMITED';
  if (contextLength.test(said)) return 'PROVIDER_CONTEXT_LENGTH';
  if (contentFilter.test(said)) return 'PROVIDER_CONTENT_FILTER';
  return codeOfStatus.get(number) ?? 'PROVIDER_UNEXPECTED';
}
