import { isEarshotError, type EarshotError, type ErrorCode } from '@earshot/contracts';
import { refusalHeaders } from '../limits/refusal-headers';

/** An error in the shape of OpenAI, with its status. */
export interface OpenAiError {
  readonly status: number;
  readonly body: {
    readonly error: { readonly message: string; readonly type: string; readonly param: string | null; readonly code: string | null };
  };
  readonly headers: Readonly<Record<string, string>>;
}

type Shape = readonly [status: number, type: string, code: string | null];

const invalid = 'invalid_request_error';
const fault: Shape = [500, 'server_error', null];
const overloaded: Shape = [503, 'server_error', 'service_unavailable'];

const shapes: Partial<Record<ErrorCode, Shape>> = {
  INVALID_INPUT: [400, invalid, null],
  NOT_FOUND: [404, invalid, 'model_not_found'],
  UNAUTHENTICATED: [401, invalid, 'invalid_api_key'],
  FORBIDDEN: [403, invalid, null],
  UPLOAD_TOO_LARGE: [413, invalid, null],
  RATE_LIMITED: [429, 'requests', 'rate_limit_exceeded'],
  BUDGET_EXCEEDED: [429, 'insufficient_quota', 'insufficient_quota'],
  SECRET_DETECTED: [400, invalid, 'secret_detected'],
  ANSWER_CUT_OFF: [502, 'server_error', 'answer_cut_off'],
  PROVIDERS_UNAVAILABLE: overloaded,
  SERVICE_UNAVAILABLE: overloaded,
  DEADLINE_EXCEEDED: [504, 'server_error', 'timeout'],
};

/** What the last provider refused tells more than that nobody answered. */
const shapesOfRefusals: Readonly<Record<string, Shape>> = {
  PROVIDER_CONTENT_FILTER: [400, invalid, 'content_filter'],
  PROVIDER_CONTEXT_LENGTH: [400, invalid, 'context_length_exceeded'],
};

/** @returns any failure as clients of OpenAI expect it; what surprises us says nothing. */
export function asOpenAiError(error: unknown): OpenAiError {
  if (!isEarshotError(error)) return { ...shaped(fault, 'Internal server error', {}), headers: {} };
  const shape = refusalOf(error) ?? shapeOf(error);
  const message = shape === fault ? 'Internal server error' : error.message;
  return { ...shaped(shape, message, error.details), headers: headersOf(error, shape) };
}

// A budget is not larger a second later: OpenAI's own clients would try again otherwise.
const headersOf = (error: EarshotError, [, , code]: Shape): Record<string, string> => ({
  ...refusalHeaders(error, Date.now()),
  ...(code === 'insufficient_quota' ? { 'x-should-retry': 'false' } : {}),
});

function shapeOf({ code, details }: EarshotError): Shape {
  if (code === 'INVALID_INPUT' && details['field'] === 'model') return [404, invalid, 'model_not_found'];
  return shapes[code] ?? fault;
}

function refusalOf({ code, details }: EarshotError): Shape | undefined {
  const attempts = details['attempts'];
  if (code !== 'PROVIDERS_UNAVAILABLE' || !Array.isArray(attempts)) return undefined;
  const codes = attempts.map((attempt) => String((attempt as { errorCode?: unknown }).errorCode));
  return shapesOfRefusals[codes.find((refused) => Object.hasOwn(shapesOfRefusals, refused)) ?? ''];
}

function shaped([status, type, code]: Shape, message: string, { field }: EarshotError['details']): Omit<OpenAiError, 'headers'> {
  return { status, body: { error: { message, type, param: typeof field === 'string' ? field : null, code } } };
}
