import type { UnusableAnswer } from '@earshot/ai-router/routing';
import type { ConversationMessage } from '@earshot/contracts';

const longestQuotedAnswer = 4_000;

/** @returns the conversation with the answer that could not be used and the request to put it right. */
export function repairMessages(messages: readonly ConversationMessage[], { text, problem }: UnusableAnswer): ConversationMessage[] {
  return [
    ...messages,
    { role: 'assistant', content: text.slice(0, longestQuotedAnswer) },
    {
      role: 'user',
      content: `That answer cannot be used. ${problem} Answer again with the one JSON object that was asked for and nothing else.`,
    },
  ];
}
