import type { WrittenTaskRoute } from './task-route';

const sevenDaysSeconds = 7 * 24 * 60 * 60;

/** The tasks that Earshot ships with. */
export const builtinRoutes: readonly WrittenTaskRoute[] = [
  {
    task: 'vibe_analysis',
    candidates: ['openrouter/qwen/qwen3-7b-it', 'local/earshot-rules'],
    deepCandidates: ['openrouter/qwen/qwen3-235b-a22b-2507'],
    cacheTtlSeconds: sevenDaysSeconds,
    maxAttemptsPerCandidate: 3,
    maxAttempts: 6,
    attemptTimeoutSeconds: 30,
    longerTimeoutSeconds: 45,
    deadlineSeconds: 90,
  },
];
