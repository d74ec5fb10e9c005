import { createHash } from 'node:crypto';
import type { Question } from '../complete/question';

/** @returns JSON whose object keys are sorted, so that equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([first], [second]) => (first < second ? -1 : 1)))
      : part,
  );
}

/**
 * @returns the task and the SHA-256, in hexadecimal, over everything that changes an answer; no two tenants share one. The
 * task stands in front, so that a store can forget the answers of one.
 */
export function questionKey(question: Question, tenantId: string): string {
  const { route, prompt, policy, temperature, maxTokens, messages, isConversation, parameters, measurements } = question;
  const said = {
    tenantId,
    task: route.task,
    prompt: { version: prompt.settings.version, fingerprint: prompt.fingerprint },
    policy,
    // Kept answers outlive a restart: those of models that the operator has taken off a route must not.
    models: { candidates: route.candidates, deepCandidates: route.deepCandidates },
    sampling: { temperature, maxTokens, parameters },
    isConversation,
    messages,
    measurements,
  };
  return `${route.task}:${createHash('sha256').update(canonicalJson(said)).digest('hex')}`;
}
