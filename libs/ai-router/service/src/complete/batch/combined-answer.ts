import { repairOutput } from '@earshot/ai-router/prompting';
import { z } from 'zod';

const combinedAnswer = z.object({ answers: z.array(z.object({ number: z.int(), answer: z.string() })) });

/** The answers that a model has given together, each in the place of its question; undefined where there is none to rely on. */
export type AnswersInPlace = readonly (string | undefined)[];

/**
 * Reads the answer to several questions. An answer that is empty, given twice, or at which the text broke off is none: its
 * question can be asked alone.
 */
export function readCombinedAnswer(text: string, count: number): AnswersInPlace {
  const reading = repairOutput(text, combinedAnswer);
  const read = combinedAnswer.safeParse(reading.kind === 'unusable' ? undefined : reading.value);
  if (!read.success) return Array.from({ length: count }, () => undefined);
  const { answers } = read.data;
  const whole = reading.repairs.includes('truncation_closed') ? answers.slice(0, -1) : answers;
  return Array.from({ length: count }, (_none, index) => {
    const given = whole.filter(({ number }) => number === index + 1);
    const [only] = given;
    return given.length === 1 && only?.answer.trim() !== '' ? only?.answer : undefined;
  });
}
