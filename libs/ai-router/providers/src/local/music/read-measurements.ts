import { measuredFeatures, type MeasuredFeatures } from '@earshot/contracts';
import { givenValue } from '../given-values';
import type { LocalQuestion } from '../local-question';

/** @returns what was measured: what came with the request, or what the caller gave as JSON. */
export function readMeasurements(question: LocalQuestion): MeasuredFeatures | undefined {
  if (question.measurements !== undefined) return question.measurements;
  const text = givenValue(question, 'measurements').trim();
  if (!text.startsWith('{')) return undefined;
  try {
    return measuredFeatures.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
