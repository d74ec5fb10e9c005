import { slotsPerBar, type BarFeatures } from './bar-features';
import { BarWindow, squaredDistance } from './bar-window';

/** Bars on each side that are compared: one phrase, and two for progressions of eight bars. */
const reaches = [4, 8] as const;
const fewestBars = 2;
/** Fewer bars than this on one side say less. */
const trustedBars = 8;
const barsPerPhrase = 4;
/** Sections mostly begin where phrases do. */
const phraseGain = 1.75;
/** Share of the change that chance explains, where bars differ among themselves, that is taken off. */
const chanceShare = 0.7;

/**
 * How much the music changes at each boundary, 0 or more, in octaves of power: the distance of the mean bar before from the mean bar
 * behind, which is what a checkerboard kernel along the diagonal of the self-similarity matrix computes for squared distances (Foote,
 * "Automatic Audio Segmentation Using a Measure of Audio Novelty", ICME 2000). Chords that repeat within a phrase leave the means alone;
 * what bars differ by anyway is taken off. Needs no matrix: time and memory are proportional to the number of bars.
 *
 * @returns one value per boundary, the first and the last included
 */
export function sectionNovelty(features: BarFeatures): Float64Array {
  const novelty = new Float64Array(features.barCount + 1);
  for (const reach of reaches) addNovelty(novelty, features, reach);
  return raisePhrases(novelty);
}

function addNovelty(novelty: Float64Array, features: BarFeatures, reach: number): void {
  const [before, behind] = [new BarWindow(features), new BarWindow(features)];
  for (let boundary = fewestBars; boundary <= features.barCount - fewestBars; boundary += 1) {
    before.moveTo(Math.max(0, boundary - reach), boundary);
    behind.moveTo(boundary, Math.min(features.barCount, boundary + reach));
    novelty[boundary] = (novelty[boundary] ?? 0) + changeBetween(before, behind) / reaches.length;
  }
}

function changeBetween(before: BarWindow, behind: BarWindow): number {
  const chance = before.meanUncertainty() + behind.meanUncertainty();
  const change = Math.sqrt(Math.max(0, squaredDistance(before, behind) - chanceShare * chance));
  return change * Math.sqrt(Math.min(1, Math.min(before.barCount, behind.barCount) / trustedBars));
}

/** The mean of the bars from one to before another. */
export function meanBar({ values, slotLength }: BarFeatures, from: number, to: number): Float64Array {
  const length = slotsPerBar * slotLength;
  const mean = new Float64Array(length);
  for (let bar = from; bar < to; bar += 1) {
    const row = bar * length;
    for (let index = 0; index < length; index += 1) mean[index] = (mean[index] ?? 0) + (values[row + index] ?? 0);
  }
  for (let index = 0; index < length; index += 1) mean[index] = (mean[index] ?? 0) / (to - from);
  return mean;
}

/** Root mean square over the slots of a bar of how far two bars lie apart, in octaves of power. */
export function barDistance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += ((one[index] ?? 0) - (other[index] ?? 0)) ** 2;
  return Math.sqrt(sum / slotsPerBar);
}

/** Raises every fourth boundary, of those that carry the most change. */
function raisePhrases(novelty: Float64Array): Float64Array {
  const energies = Array.from({ length: barsPerPhrase }, (_, phase) =>
    novelty.reduce((sum, value, boundary) => sum + (boundary % barsPerPhrase === phase ? value * value : 0), 0),
  );
  const phase = energies.indexOf(Math.max(...energies));
  return novelty.map((value, boundary) => (boundary % barsPerPhrase === phase ? phraseGain * value : value));
}
