import { z } from 'zod';
import type { ChatReply } from '../chat-provider';
import type { ProviderFailure } from './provider-failure';
import { readUsage } from './read-usage';

const errorBody = z.looseObject({
  message: z.string().catch(''),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
});

const choiceBody = z.looseObject({
  message: z.looseObject({ content: z.string().nullish() }),
  finish_reason: z.string().nullish(),
  native_finish_reason: z.string().nullish(),
  error: errorBody.nullish(),
});

const completionBody = z.looseObject({
  error: errorBody.nullish(),
  choices: z.array(choiceBody).catch([]),
  usage: z.unknown().optional(),
});

type ErrorBody = z.infer<typeof errorBody>;
type Choice = z.infer<typeof choiceBody>;

/** The answer of a provider, or that it is none although its status said so. */
export type ReadCompletion = { readonly reply: ChatReply } | { readonly failure: ProviderFailure };

const failure = (message: string, status?: number, kind = ''): ReadCompletion => ({ failure: { status, kind, message } });

function failureOf({ code, type, message }: ErrorBody): ReadCompletion {
  return failure(message, typeof code === 'number' ? code : undefined, String(type ?? code ?? ''));
}

/** Reads the body of a 200: content is taken from `choices[0].message.content`, and only where nothing speaks of an error. */
export function readCompletion(body: unknown): ReadCompletion {
  const completion = completionBody.safeParse(body);
  if (!completion.success) return failure('The answer is no chat completion.');
  const { error, choices, usage } = completion.data;
  const [choice] = choices;
  const reported = error ?? choice?.error;
  if (reported !== null && reported !== undefined) return failureOf(reported);
  return choice === undefined ? failure('The answer holds no choice.') : readChoice(choice, usage);
}

function readChoice({ finish_reason, native_finish_reason, message }: Choice, usage: unknown): ReadCompletion {
  const finishReason = finish_reason ?? 'stop';
  if (finishReason === 'content_filter') return failure('The answer was held back.', 400, 'content_filter');
  if (finishReason === 'error' || native_finish_reason === 'network_error') {
    return failure('The provider lost its own connection to the model.', 502);
  }
  return { reply: { text: message.content ?? '', usage: readUsage(usage), finishReason } };
}
