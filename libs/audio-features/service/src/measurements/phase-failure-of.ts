import { EarshotError, isEarshotError, type PhaseFailure } from '@earshot/contracts';

/** @returns what to tell of a phase that failed; what is not ours is told without its words */
export function phaseFailureOf(phase: string, error: unknown): PhaseFailure {
  const { code, message } = isEarshotError(error) ? error : new EarshotError('INTERNAL', 'Something unexpected went wrong.');
  return { phase, code, message };
}
