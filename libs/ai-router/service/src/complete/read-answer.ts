import { outputSchemaOf, readOutput } from '@earshot/ai-router/prompting';
import type { ChatReply } from '@earshot/ai-router/providers';
import { EarshotError, isEarshotError } from '@earshot/contracts';
import type { ModelAnswer } from './model-answer';
import type { Question } from './question';

/** @returns a reply as its task asks for it, or PROVIDER_BAD_OUTPUT where it cannot be read so. A conversation is free text. */
export function readAnswer({ text, finishReason, toolCalls }: ChatReply, { route, isConversation }: Question): ModelAnswer | EarshotError {
  const schema = isConversation ? undefined : outputSchemaOf(route.task);
  try {
    return { content: text, data: schema === undefined ? null : readOutput(text, schema), finishReason, toolCalls };
  } catch (error) {
    if (isEarshotError(error)) return error;
    return new EarshotError('PROVIDER_BAD_OUTPUT', 'The answer could not be read.', { cause: error });
  }
}
