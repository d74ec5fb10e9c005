import { z } from 'zod';
import type { ProviderFailure } from './provider-failure';

/** An error as providers put it into the body of a 200 or into a choice. */
export const errorBody = z.looseObject({
  message: z.string().catch(''),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
});

/** @returns what such an error says. */
export function failureOf({ code, type, message }: z.infer<typeof errorBody>): ProviderFailure {
  return { status: typeof code === 'number' ? code : undefined, kind: String(type ?? code ?? ''), message };
}

interface Ending {
  readonly finish_reason?: string | null | undefined;
  readonly native_finish_reason?: string | null | undefined;
}

/** @returns the failure that a finish reason stands for, or undefined where it stands for none. */
export function finishFailure({ finish_reason, native_finish_reason }: Ending): ProviderFailure | undefined {
  if (finish_reason === 'content_filter') return { status: 400, kind: 'content_filter', message: 'The answer was held back.' };
  if (finish_reason === 'error' || native_finish_reason === 'network_error') {
    return { status: 502, kind: '', message: 'The provider lost its own connection to the model.' };
  }
  return undefined;
}
