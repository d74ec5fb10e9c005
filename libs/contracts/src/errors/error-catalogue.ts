/** What one error code promises to whoever meets it. */
export interface ErrorDescription {
  /** Whether the same request may succeed when it is simply sent again. */
  readonly isRetryable: boolean;
  /** One sentence: what happened. */
  readonly meaning: string;
  /** One sentence: what the caller does about it. */
  readonly remedy: string;
}

const describe = (meaning: string, remedy: string, isRetryable = false): ErrorDescription => ({ isRetryable, meaning, remedy });

/** Every error code of the system. `docs/reference/errors.md` is generated from it. */
export const errorCatalogue = {
  INVALID_INPUT: describe('A value in the request is not acceptable.', 'Correct the field that the error names.'),
  NOT_FOUND: describe('There is no such thing, or it belongs to somebody else.', 'Check the id.'),
  CONFLICT: describe('The request contradicts what is already there.', 'Fetch the present state and decide anew.'),
  UNAUTHENTICATED: describe('The token is missing, malformed, expired or revoked.', 'Sign in again, or send a valid API key.'),
  FORBIDDEN: describe('The caller may not do this.', 'Ask an administrator.'),
  RATE_LIMITED: describe('Too many requests in the window.', 'Wait for the time that Retry-After names.', true),
  EMPTY_UPLOAD: describe('The uploaded file has no bytes.', 'Send the file as the raw request body.'),
  UPLOAD_TOO_LARGE: describe('The upload exceeds the size limit.', 'Send a smaller file, or ask the operator to raise MAX_UPLOAD_BYTES.'),
  UPLOAD_EXPIRED: describe('The upload address is no longer valid.', 'Ask for a new one with createUpload.'),
  UNSUPPORTED_AUDIO_FORMAT: describe(
    'The content is no audio format that can be read here.',
    'Send WAV, AIFF, FLAC, MP3, OGG, Opus or M4A.',
  ),
  INVALID_AUDIO: describe('The file claims to be audio but its content cannot be measured.', 'Export the file again from its source.'),
  TRUNCATED_AUDIO: describe(
    'The file ends, or is damaged, before the length that it declares.',
    'What was there is measured; export the file again for the rest.',
  ),
  AUDIO_TOO_LONG: describe(
    'The audio is longer than the limit.',
    'Send a shorter file, or ask the operator to raise MAX_DURATION_SECONDS.',
  ),
  ANALYSIS_TIMEOUT: describe('The measurement did not end within its time limit.', 'Try again; a shorter file needs less time.', true),
  ANALYSIS_INTERRUPTED: describe('The analysis was cut off and its attempts are used up.', 'Ask for the analysis again.', true),
  BUDGET_EXCEEDED: describe(
    'The budget of this month does not cover the request.',
    'Wait for the next month, or ask an administrator for a larger plan.',
  ),
  SECRET_DETECTED: describe(
    'The request holds what looks like a key, a password or another secret; nothing was sent to a model.',
    'Take the secret out; the error names its kind.',
  ),
  RESERVATION_NOT_FOUND: describe('There is no open reservation under this attempt id.', 'Reserve before the call.'),
  PROVIDERS_UNAVAILABLE: describe('No model could answer.', 'Try again later; the attempts say what each provider answered.', true),
  ANSWER_CUT_OFF: describe('The model stopped in the middle of its answer.', 'Ask again; what had arrived is not the whole answer.', true),
  PROVIDER_TIMEOUT: describe('A model provider did not answer in time.', 'It is retried or replaced by the next candidate.', true),
  PROVIDER_CONNECTION: describe('A model provider could not be reached.', 'It is retried or replaced by the next candidate.', true),
  PROVIDER_RATE_LIMITED: describe('A model provider refused for too many requests.', 'It is retried after the time that it names.', true),
  PROVIDER_SERVER: describe('A model provider failed.', 'It is retried or replaced by the next candidate.', true),
  PROVIDER_AUTH: describe('A model provider refused the key.', 'The operator checks the key of this provider.'),
  PROVIDER_CONTEXT_LENGTH: describe(
    'The prompt is longer than the context of the model.',
    'It goes to a model with a larger context, where there is one.',
  ),
  PROVIDER_CONTENT_FILTER: describe('A model provider refused the content.', 'Change the content of the request.'),
  PROVIDER_BAD_OUTPUT: describe('A model answered in a shape that cannot be used.', 'It is replaced by the next candidate.'),
  PROVIDER_UNEXPECTED: describe('A model provider answered in an unexpected way.', 'It is replaced by the next candidate.'),
  CANCELLED: describe('The work was cancelled.', 'Nothing, unless it should run after all.'),
  DEADLINE_EXCEEDED: describe('A part of the system did not answer in time.', 'Try again.', true),
  SERVICE_UNAVAILABLE: describe('A part of the system cannot be reached.', 'Try again shortly.', true),
  INTERNAL: describe('Something unexpected went wrong.', 'Report the request id; the cause is in the log.'),
} as const satisfies Record<string, ErrorDescription>;

/** The code of an error: how errors are recognised, never by class and never by message. */
export type ErrorCode = keyof typeof errorCatalogue;

/** @returns whether a string from outside is one of our codes. */
export const isErrorCode = (value: unknown): value is ErrorCode => typeof value === 'string' && Object.hasOwn(errorCatalogue, value);
