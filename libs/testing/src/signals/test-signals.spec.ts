import { arrangedSignal, bassLineSignal, chordProgressionSignal, drumLoopSignal } from './arranged-test-signals';
import { chordSignal, clickTrack, noiseSignal, silentSignal, sineSignal, sweepSignal } from './elementary-test-signals';
import { wavFile } from './wav-file';

const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const peak = (samples: Float32Array) => samples.reduce((largest, sample) => Math.max(largest, Math.abs(sample)), 0);

describe('elementary test signals', () => {
  it('gives a sine the RMS of its amplitude over the root of two', () => {
    const { left, right } = sineSignal({ frequencyHz: 1_000, amplitude: 0.8 });
    expect(rms(left)).toBeCloseTo(0.8 / Math.SQRT2, 3);
    expect(right).toEqual(left);
  });

  it('keeps silence silent at any length and rate', () => {
    const { left, sampleRateHz } = silentSignal({ durationSeconds: 0.5, sampleRateHz: 8_000 });
    expect(left).toHaveLength(4_000);
    expect(sampleRateHz).toBe(8_000);
    expect(peak(left)).toBe(0);
  });

  it('sweeps upwards: the second half crosses zero more often than the first', () => {
    const { left } = sweepSignal();
    const crossings = (samples: Float32Array) => samples.filter((sample, index) => sample * (samples[index - 1] ?? 0) < 0).length;
    const half = left.length / 2;
    expect(crossings(left.subarray(half))).toBeGreaterThan(10 * crossings(left.subarray(0, half)));
  });

  it('repeats noise for the same seed and not for another', () => {
    const one = noiseSignal({ colour: 'pink', seed: 1, durationSeconds: 0.1 });
    expect(noiseSignal({ colour: 'pink', seed: 1, durationSeconds: 0.1 })).toEqual(one);
    expect(noiseSignal({ colour: 'pink', seed: 2, durationSeconds: 0.1 }).left).not.toEqual(one.left);
    expect(one.right).not.toEqual(one.left);
  });

  it('makes pink noise darker than white noise', () => {
    const roughness = (samples: Float32Array) => rms(samples.map((sample, index) => sample - (samples[index - 1] ?? 0))) / rms(samples);
    const white = noiseSignal({ colour: 'white', seed: 3 });
    const pink = noiseSignal({ colour: 'pink', seed: 3 });
    expect(roughness(pink.left)).toBeLessThan(0.5 * roughness(white.left));
  });

  it('puts a click at each beat that it names', () => {
    const { signal, beatTimes } = clickTrack({ bpm: 90, durationSeconds: 4 });
    expect(beatTimes).toHaveLength(5);
    for (const time of beatTimes) {
      const at = Math.round(time * signal.sampleRateHz);
      expect(Math.abs(signal.left[at] ?? 0)).toBeGreaterThan(0.4);
      expect(peak(signal.left.subarray(at - 500, at))).toBeLessThan(0.01);
    }
  });

  it('sounds a chord for as long as it lasts', () => {
    const { left } = chordSignal({ midiNotes: [60, 64, 67] });
    expect(rms(left.subarray(0, 20_000))).toBeGreaterThan(0.05);
    expect(rms(left.subarray(60_000))).toBeGreaterThan(0.05);
  });
});

describe('arranged test signals', () => {
  it('knows what is true of a full arrangement', () => {
    const { signal, truth } = arrangedSignal({ seed: 7, plan: { tempoBpm: 100, tonic: 9, mode: 'MINOR', leadInSeconds: 0.5 } });
    expect(truth).toMatchObject({ bpm: 100, key: 'A', scale: 'MINOR', timeSignature: [4, 4] });
    expect(truth.beatTimes.slice(0, 3)).toEqual([0.5, 1.1, 1.7]);
    expect(truth.downbeatTimes[1]).toBeCloseTo(2.9);
    expect(signal.left).toHaveLength(Math.round(truth.durationSeconds * 44_100));
    expect(peak(signal.left)).toBeLessThanOrEqual(0.89001);
  });

  it('gives drums no key and no chords', () => {
    const { truth } = drumLoopSignal({ seed: 8 });
    expect(truth).toMatchObject({ key: null, scale: null, chords: [] });
  });

  it('covers the whole of a bass line and of a chord progression with chords', () => {
    for (const { truth } of [bassLineSignal({ seed: 9 }), chordProgressionSignal({ seed: 9 })]) {
      expect(truth.chords[0]?.start).toBe(truth.beatTimes[0]);
      truth.chords.slice(1).forEach((chord, index) => expect(chord.start).toBe(truth.chords[index]?.end));
    }
  });

  it('tells where the sections of a song are', () => {
    const { truth } = arrangedSignal({ seed: 11, form: 'song', durationSeconds: 20, sampleRateHz: 8_000 });
    expect(truth.sections.length).toBeGreaterThanOrEqual(5);
    expect(truth.sections.map(({ label }) => label)).toContain('verse');
  });

  it('can be written as a WAV file', () => {
    const { signal } = drumLoopSignal({ seed: 10, durationSeconds: 2 });
    expect(wavFile(signal, 'int24')).toHaveLength(44 + 6 * signal.left.length);
  });
});
