import type { ErrorCode } from '@earshot/contracts';

/** How HTTP says each of our codes; what is not here is a fault of ours. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  INVALID_INPUT: 400,
  EMPTY_UPLOAD: 400,
  SECRET_DETECTED: 400,
  UNAUTHENTICATED: 401,
  BUDGET_EXCEEDED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UPLOAD_EXPIRED: 410,
  UPLOAD_TOO_LARGE: 413,
  AUDIO_TOO_LONG: 413,
  UNSUPPORTED_AUDIO_FORMAT: 415,
  INVALID_AUDIO: 415,
  RATE_LIMITED: 429,
  // Nobody reads it any more: the word that nginx has for it.
  CANCELLED: 499,
  PROVIDERS_UNAVAILABLE: 503,
  SERVICE_UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
  ANALYSIS_TIMEOUT: 504,
};

/** @returns the HTTP status of an error code */
export const httpStatus = (code: ErrorCode): number => statusOf[code] ?? 500;
