import { analyseSamples } from '../pass/analyse-samples';
import { renderSine, renderWhiteNoise } from '../synthesis/elementary-signals';
import { SeededRandom } from '../synthesis/seeded-random';
import { measureBassProfile } from './bass-profile';

const bassOf = (samples: Float32Array, sampleRateHz: number) =>
  analyseSamples({ channels: [samples], sampleRateHz, level: 'BASIC' }).features.bass;

describe(measureBassProfile, () => {
  it.each([
    [41.2, 44_100],
    [55, 48_000],
    [98, 96_000],
    [196, 22_050],
  ])('names a note of %f Hz at %i Hz within 1 Hz', (frequencyHz, sampleRateHz) => {
    const { fundamentalHz } = bassOf(renderSine({ durationSeconds: 2, sampleRateHz, frequencyHz, amplitude: 0.5 }), sampleRateHz);

    expect(Math.abs((fundamentalHz ?? 0) - frequencyHz)).toBeLessThan(1);
  });

  it('tells sub from bass', () => {
    const at = (frequencyHz: number) =>
      bassOf(renderSine({ durationSeconds: 2, sampleRateHz: 44_100, frequencyHz, amplitude: 0.5 }), 44_100);

    expect(at(40).subShare).toBeGreaterThan(0.95);
    expect(at(120).bassShare).toBeGreaterThan(0.95);
  });

  it('names none where there is no bass or only noise', () => {
    const treble = renderSine({ durationSeconds: 2, sampleRateHz: 44_100, frequencyHz: 2_000, amplitude: 0.5 });
    const noise = renderWhiteNoise({ durationSeconds: 4, sampleRateHz: 44_100, amplitude: 0.5, random: new SeededRandom(2) });

    expect(bassOf(treble, 44_100).fundamentalHz).toBeNull();
    expect(bassOf(noise, 44_100).fundamentalHz).toBeNull();
  });

  it('names none for the slope of a tone outside', () => {
    const tone = renderSine({ durationSeconds: 2, sampleRateHz: 44_100, frequencyHz: 268, amplitude: 0.5 });

    expect(bassOf(tone, 44_100).fundamentalHz).toBeNull();
  });
});
