import { addUsd, noTokens, type Completion, type TokenUsage } from '@earshot/contracts';
import type { KeptAnswer } from '../answers/kept-answer';
import type { FreshAnswer } from './work';

/** What a completion shows whoever answered. */
export type Shown = Pick<Completion, 'id' | 'task' | 'elapsedSeconds' | 'compression' | 'cacheKey'>;

/** @returns a kept answer as a completion: nobody was asked, and it cost nothing. */
export function viewCached(shown: Shown, { usage: _saved, toolCalls, ...answer }: KeptAnswer): Completion {
  return { ...shown, ...answer, toolCalls: [...toolCalls], cached: true, usage: noTokens, costUsd: '0', attempts: [] };
}

/** Usage and cost are those of the whole request: an answer that could not be used was paid for too. */
export function viewFresh(shown: Shown, { answer, attempts }: FreshAnswer): Completion {
  const usages = attempts.flatMap(({ usage }) => usage ?? []);
  const usage = usages.length === 0 ? noTokens : usages.reduce(addUsage);
  const costUsd = attempts.reduce((sum, attempt) => addUsd(sum, attempt.costUsd), '0');
  return { ...shown, ...answer, toolCalls: [...answer.toolCalls], cached: false, usage, costUsd, attempts: [...attempts] };
}

const addUsage = (first: TokenUsage, second: TokenUsage): TokenUsage => ({
  promptTokens: first.promptTokens + second.promptTokens,
  completionTokens: first.completionTokens + second.completionTokens,
  totalTokens: first.totalTokens + second.totalTokens,
  cachedPromptTokens: first.cachedPromptTokens + second.cachedPromptTokens,
  cacheWriteTokens: first.cacheWriteTokens + second.cacheWriteTokens,
  reasoningTokens: first.reasoningTokens + second.reasoningTokens,
});
