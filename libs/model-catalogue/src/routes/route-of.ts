import type { TaskRoute } from './task-route';

export const daySeconds = 24 * 60 * 60;

export const fastModel = 'openrouter/qwen/qwen3-7b-it';
const deepModel = 'openrouter/qwen/qwen3-235b-a22b-2507';

/** Who answers where nobody who was wanted can: the cheap ones, then the operator's own machine, then the rules. */
const lastResorts = ['openai/gpt-4o-mini', fastModel, 'ollama/qwen2.5', 'ollama/gemma2', 'ollama/phi3', 'local/earshot-rules'];

/** A task with who is asked for it first; the last resorts follow. */
export const routeOf = (task: string, wanted: readonly string[], changes: Partial<TaskRoute> = {}): TaskRoute => ({
  task,
  candidates: [...new Set([...wanted, ...lastResorts])],
  deepCandidates: [deepModel],
  ...{ depth: 'asked', privacy: 'any', cacheTtlSeconds: daySeconds },
  ...{ maxAttemptsPerCandidate: 3, maxAttempts: 6 },
  ...{ attemptTimeoutSeconds: 30, longerTimeoutSeconds: 45, deadlineSeconds: 90 },
  ...{ firstTokenSeconds: 12, idleSeconds: 12, maxSpendUsd: '1' },
  ...changes,
});
