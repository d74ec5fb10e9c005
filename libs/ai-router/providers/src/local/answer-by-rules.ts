import { EarshotError, type MeasuredFeatures } from '@earshot/contracts';
import { writeVibe } from './vibe/write-vibe';

type Rule = (measurements: MeasuredFeatures) => unknown;

const rules: ReadonlyMap<string, Rule> = new Map([['vibe_analysis', writeVibe]]);

/**
 * Answers a task without any model: free, deterministic, on this machine.
 *
 * @returns the answer as JSON text
 * @throws EarshotError PROVIDER_UNEXPECTED for a task without rules, or without measurements to apply them to
 */
export function answerByRules(task: string, measurements: MeasuredFeatures | undefined): string {
  const rule = rules.get(task);
  if (rule === undefined) throw unanswerable(`There are no rules for the task ${task}.`);
  if (measurements === undefined) throw unanswerable(`The rules for ${task} need measurements.`);
  return JSON.stringify(rule(measurements));
}

const unanswerable = (message: string): EarshotError =>
  new EarshotError('PROVIDER_UNEXPECTED', message, { details: { provider: 'local' } });
