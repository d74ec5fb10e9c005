import { slotsPerBar } from './bar-features';
import { jumpScorer, type JumpSources } from './score-jump';

const blockSeconds = 0.004;
const blocksPerBar = 500;

/** Bars whose timbre never changes, each with a decaying stroke at its beginning. */
function strokes(barCount: number, change: (energies: Float32Array) => void = () => undefined): JumpSources {
  const energies = Float32Array.from({ length: barCount * blocksPerBar }, (_, block) => Math.exp(-(block % blocksPerBar) / 50) + 1e-3);
  change(energies);
  return {
    features: { barCount, slotLength: 1, values: new Float32Array(barCount * slotsPerBar).fill(1) },
    boundaries: Array.from({ length: barCount + 1 }, (_, bar) => bar * blocksPerBar * blockSeconds),
    attacks: { energies, blockSeconds },
  };
}

function shiftEnd({ boundaries, ...sources }: JumpSources, bar: number, seconds: number): JumpSources {
  return { ...sources, boundaries: boundaries.map((time, index) => (index === bar ? time + seconds : time)) };
}

describe('jumpScorer', () => {
  it('finds nothing wrong with a jump that nobody hears', () => {
    expect(jumpScorer(strokes(6))(1, 4)).toBe(1);
    expect(jumpScorer(strokes(4))(0, 4)).toBe(1);
  });

  it('is lower the less what follows resembles what would have followed', () => {
    const sources = strokes(6);
    sources.features.values.fill(3, 4 * slotsPerBar, 6 * slotsPerBar);
    expect(jumpScorer(sources)(1, 2)).toBe(1);
    expect(jumpScorer(sources)(0, 4)).toBeLessThan(0.3);
  });

  it('hears that the next beat comes too early', () => {
    const score = (seconds: number) => jumpScorer(shiftEnd(strokes(6), 5, -seconds))(1, 4);
    const scores = [0, 0.004, 0.02, 0.06].map(score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(score(0.06)).toBeLessThan(0.35);
  });

  it('hears a gap before the jump', () => {
    const gap = (energies: Float32Array) => energies.fill(0, 5 * blocksPerBar - 20, 5 * blocksPerBar);
    expect(jumpScorer(strokes(6, gap))(1, 4)).toBeLessThan(0.5);
  });

  it('hears that the end of a whole file has faded away', () => {
    const fade = (energies: Float32Array) => energies.fill(0, 3.5 * blocksPerBar);
    expect(jumpScorer(strokes(4, fade))(0, 4)).toBeLessThan(0.5);
  });

  it('has no fault to find with one bar alone or with silence', () => {
    expect(jumpScorer(strokes(1))(0, 1)).toBe(1);
    expect(jumpScorer(strokes(4, (energies) => energies.fill(0)))(1, 2)).toBe(1);
  });
});
