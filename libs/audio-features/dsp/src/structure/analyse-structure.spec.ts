import type { MeasuredFeatures } from '@earshot/contracts';

import { analyseSamples } from '../pass/analyse-samples';
import type { SectionPlan } from '../synthesis/arrangement';
import { composeArrangement } from '../synthesis/compose-arrangement';
import { renderSine, renderWhiteNoise } from '../synthesis/elementary-signals';
import { renderArrangement } from '../synthesis/render-arrangement';
import { SeededRandom } from '../synthesis/seeded-random';
import { analyseStructure } from './analyse-structure';
import { boundaryHitRate } from './score-boundaries';
import { stepsPerOctave } from './timbre-frames';

const sampleRateHz = 22_050;

function structureOf(channels: readonly Float32Array[], level: 'BASIC' | 'DETAILED' = 'DETAILED'): MeasuredFeatures['structure'] {
  return analyseSamples({ channels, sampleRateHz, level }).features.structure;
}

function song(sections: readonly SectionPlan[]) {
  const plan = composeArrangement({ seed: 11, styleName: 'pop', durationSeconds: 20, sampleRateHz });
  const bars = sections.reduce((sum, section) => sum + section.bars, 0);
  return renderArrangement({ ...plan, drumKit: 'acoustic', bass: 'pluckedBass', chords: 'organ', lead: null, bars, sections });
}

const verse: SectionPlan = { label: 'verse', bars: 8, resting: [] };
const pause: SectionPlan = { label: 'break', bars: 8, resting: ['kick', 'snare', 'hat', 'openHat', 'ride', 'percussion'] };

describe('analyseStructure', () => {
  it('finds where sections begin, gives the same letter to the same material and hears what is quieter', () => {
    const { signal, truth } = song([verse, pause, verse]);
    const { sections = [], loops = [] } = structureOf([signal.left, signal.right]) ?? {};
    const starts = (list: readonly { start: number }[]) => list.slice(1).map(({ start }) => start);
    expect(boundaryHitRate(starts(sections), starts(truth.sections), 0.5)).toBe(1);
    expect(sections.map(({ label }) => label)).toEqual(['A', 'B', 'A']);
    expect(sections[1]?.energy).toBeLessThan(0.9 * (sections[0]?.energy ?? 0));
    expect(Math.max(...sections.map(({ energy }) => energy))).toBe(1);
    expect(loops[0]?.score).toBeGreaterThan(0.5);
    for (const { start } of loops) expect(Math.min(...truth.downbeatTimes.map((time) => Math.abs(time - start)))).toBeLessThan(0.07);
  });

  it('fills the file with sections that have no gaps', () => {
    const { signal } = song([pause, verse]);
    const sections = structureOf([signal.left, signal.right])?.sections ?? [];
    expect(sections[0]?.start).toBe(0);
    expect(sections.at(-1)?.end).toBe(signal.left.length / sampleRateHz);
    sections.slice(1).forEach(({ start }, index) => expect(start).toBe(sections[index]?.end));
  });

  it('takes a loop for one section', () => {
    const { signal } = song([verse]);
    expect(structureOf([signal.left, signal.right])?.sections).toMatchObject([{ start: 0, label: 'A', energy: 1 }]);
  });

  it.each([
    { name: 'a drone', samples: renderSine({ frequencyHz: 110, amplitude: 0.5, durationSeconds: 12, sampleRateHz }) },
    { name: 'DC', samples: new Float32Array(6 * sampleRateHz).fill(0.5) },
    { name: 'one second', samples: renderSine({ frequencyHz: 440, amplitude: 0.5, durationSeconds: 1, sampleRateHz }) },
    { name: 'noise', samples: renderWhiteNoise({ amplitude: 0.3, durationSeconds: 12, sampleRateHz, random: new SeededRandom(5) }) },
  ])('finds one section and no loop in $name', ({ samples }) => {
    const structure = structureOf([samples]);
    expect(structure?.sections).toEqual([{ start: 0, end: samples.length / sampleRateHz, label: 'A', energy: 1 }]);
    expect(structure?.loops).toEqual([]);
  });

  it('reports nothing for silence, for less than a second and at the BASIC level', () => {
    const tone = renderSine({ frequencyHz: 440, amplitude: 0.5, durationSeconds: 2, sampleRateHz });
    expect(structureOf([new Float32Array(3 * sampleRateHz)])).toBeNull();
    expect(structureOf([tone.subarray(0, sampleRateHz / 2)])).toBeNull();
    expect(structureOf([tone], 'BASIC')).toBeNull();
  });

  it('finds the one change in ten hours', () => {
    const durationSeconds = 36_000;
    const frameCount = 10 * durationSeconds;
    const frames = { frameRateHz: 10, firstFrameSeconds: 0, frameCount };
    const steps = new Uint8Array(frameCount * 2).fill(20 * stepsPerOctave);
    steps.fill(30 * stepsPerOctave, steps.length / 2);
    const structure = analyseStructure({
      timbre: { ...frames, bandCount: 2, steps },
      chroma: { ...frames, binsPerOctave: 12, bins: new Uint8Array(frameCount * 12), peakPower: new Float32Array(frameCount) },
      tuningCents: 0,
      downbeatTimes: Array.from({ length: durationSeconds / 2 }, (_, bar) => 2 * bar),
      durationSeconds,
      blockMeanSquares: new Float32Array(frameCount).fill(0.1),
      attacks: { energies: new Float32Array(durationSeconds / 0.004).fill(0.01), blockSeconds: 0.004 },
    });
    expect(structure?.sections.map(({ start, label }) => [start, label])).toEqual([
      [0, 'A'],
      [durationSeconds / 2, 'B'],
    ]);
  });
});
