import type { TaskRoute } from './task-route';

const hourSeconds = 60 * 60;
const daySeconds = 24 * hourSeconds;
const weekSeconds = 7 * daySeconds;

const fast = 'openrouter/qwen/qwen3-7b-it';
const deep = 'openrouter/qwen/qwen3-235b-a22b-2507';

/** Who answers where nobody who was wanted can: the cheap ones, then the operator's own machine, then the rules. */
const lastResorts = ['openai/gpt-4o-mini', fast, 'ollama/qwen2.5', 'ollama/gemma2', 'ollama/phi3', 'local/earshot-rules'];

type Preferences = Partial<TaskRoute> & { readonly candidates: string[] };

/** A task with who is asked for it first; the last resorts follow. */
const route = (task: string, { candidates, ...rest }: Preferences): TaskRoute => ({
  task,
  candidates: [...new Set([...candidates, ...lastResorts])],
  deepCandidates: [deep],
  ...{ depth: 'asked', privacy: 'any', cacheTtlSeconds: daySeconds },
  ...{ maxAttemptsPerCandidate: 3, maxAttempts: 6 },
  ...{ attemptTimeoutSeconds: 30, longerTimeoutSeconds: 45, deadlineSeconds: 90 },
  ...{ firstTokenSeconds: 12, idleSeconds: 12, maxSpendUsd: '1' },
  ...rest,
});

/** The tasks that Earshot ships with. */
export const builtinRoutes: readonly TaskRoute[] = [
  { ...route('vibe_analysis', { candidates: [fast], cacheTtlSeconds: weekSeconds }), candidates: [fast, 'local/earshot-rules'] },
  route('quick_query', { candidates: ['openai/gpt-4.5-turbo'] }),
];
