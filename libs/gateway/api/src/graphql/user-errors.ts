import { isEarshotError, type EarshotError, type ErrorCode } from '@earshot/contracts';

interface UserError<Typename extends string> {
  readonly __typename: Typename;
  readonly code: ErrorCode;
  readonly message: string;
}

const memberOf = {
  INVALID_INPUT: 'InvalidInput',
  NOT_FOUND: 'NotFound',
  CONFLICT: 'Conflict',
  BUDGET_EXCEEDED: 'BudgetExceeded',
  SECRET_DETECTED: 'SecretDetected',
  PROVIDERS_UNAVAILABLE: 'ProvidersUnavailable',
} as const satisfies Partial<Record<ErrorCode, string>>;

type ExpectedCode = keyof typeof memberOf;
type Member = (typeof memberOf)[ExpectedCode];

/**
 * Runs an operation and turns the failures that its union has a member for into that member; others stay errors.
 *
 * @example
 * expecting(['NOT_FOUND'], async () => ({ __typename: 'AudioFile', ...(await find(id)) }))
 */
export async function expecting<Result, Code extends ExpectedCode>(
  codes: readonly Code[],
  operation: () => Promise<Result>,
): Promise<Result | UserError<(typeof memberOf)[Code]>> {
  try {
    return await operation();
  } catch (error) {
    const code = isEarshotError(error) ? codes.find((expected) => expected === error.code) : undefined;
    if (code === undefined || !isEarshotError(error)) throw error;
    return asMember(error, memberOf[code]);
  }
}

function asMember<Typename extends Member>({ code, message, details }: EarshotError, __typename: Typename): UserError<Typename> {
  const { field, issues, remainingTokens, resetsAt, kinds, attempts, retryAfterSeconds } = details;
  const firstField = Array.isArray(issues) ? (issues[0] as { path?: unknown } | undefined)?.path : undefined;
  const named = { field: field ?? firstField ?? null, remainingTokens, resetsAt, kinds, attempts, retryAfterSeconds };
  return { __typename, code, message, ...named };
}
