import type { Evidence, MeasuredFeatures } from '@earshot/contracts';

import { measuredNumbers, type MeasuredNumber } from './measured-numbers';
import { findWrittenNumbers, type WrittenNumber } from './written-numbers';

/** Binary fractions: 0.125 written as 0.13 is rounded fairly. */
const slack = 1e-9;
/** A bare number with this many decimals is no count of things, even when no word says what it is. */
const tellingDecimals = 2;

/**
 * Which measured value each number in a text rests on. A number rests on a value when that value, rounded to the decimals that are
 * written, is the number, in a unit that the value may have; a number without a unit needs a word near it that names the value, or two
 * decimals. Numbers that match nothing are not evidence.
 *
 * @returns in the order of the text, each pair of text and field once
 */
export function findEvidence(text: string, features: MeasuredFeatures): Evidence[] {
  const measured = measuredNumbers(features);
  const found = new Map<string, Evidence>();
  for (const written of findWrittenNumbers(text)) {
    const support = bestSupport(written, measured);
    if (support) found.set(`${written.text} ${support.field}`, { text: written.text, field: support.field, value: support.value });
  }
  return [...found.values()];
}

function bestSupport(written: WrittenNumber, measured: readonly MeasuredNumber[]): MeasuredNumber | undefined {
  const fitting = measured.filter((number) => fits(written, number));
  const named = fitting.filter(({ words }) => words.test(written.context));
  const isTelling = written.unit !== 'none' || written.decimals >= tellingDecimals;
  return closest(written, named) ?? (isTelling ? closest(written, fitting) : undefined);
}

function fits(written: WrittenNumber, { value, units }: MeasuredNumber): boolean {
  const factor = units[written.unit];
  return factor !== undefined && Math.abs(value * factor - written.value) <= 0.5 * 10 ** -written.decimals + slack;
}

function closest(written: WrittenNumber, numbers: readonly MeasuredNumber[]): MeasuredNumber | undefined {
  const distance = ({ value, units }: MeasuredNumber) => Math.abs(value * (units[written.unit] ?? 1) - written.value);
  return [...numbers].sort((one, other) => distance(one) - distance(other))[0];
}
