import { toolCall, type TokenUsage } from '@earshot/contracts';
import { z } from 'zod';
import type { ChatReply } from '../chat-provider';
import { errorBody, failureOf, finishFailure } from './completion-failure';
import type { ProviderFailure } from './provider-failure';

const choiceBody = z.looseObject({
  message: z.looseObject({ content: z.string().nullish(), tool_calls: z.array(toolCall).nullish().catch(null) }),
  finish_reason: z.string().nullish(),
  native_finish_reason: z.string().nullish(),
  error: errorBody.nullish(),
});

const completionBody = z.looseObject({
  error: errorBody.nullish(),
  choices: z.array(choiceBody).catch([]),
  usage: z.unknown().optional(),
});

/** The answer of a provider, or that it is none although its status said so. */
export type ReadCompletion = { readonly reply: ChatReply } | { readonly failure: ProviderFailure };

const unusable = (message: string): ReadCompletion => ({ failure: { status: undefined, kind: '', message } });

/** Reads the body of a 200: content is taken from `choices[0].message.content`, and only where nothing speaks of an error. */
export function readCompletion(body: unknown, readUsage: (reported: unknown) => TokenUsage | null): ReadCompletion {
  const completion = completionBody.safeParse(body);
  if (!completion.success) return unusable('The answer is no chat completion.');
  const { error, choices, usage } = completion.data;
  const [choice] = choices;
  const reported = error ?? choice?.error;
  if (reported !== null && reported !== undefined) return { failure: failureOf(reported) };
  return choice === undefined ? unusable('The answer holds no choice.') : readChoice(choice, readUsage(usage));
}

function readChoice(choice: z.infer<typeof choiceBody>, usage: TokenUsage | null): ReadCompletion {
  const ended = finishFailure(choice);
  if (ended !== undefined) return { failure: ended };
  const { content, tool_calls } = choice.message;
  return { reply: { text: content ?? '', toolCalls: tool_calls ?? [], usage, finishReason: choice.finish_reason ?? 'stop' } };
}
