import { renderTone } from '../../synthesis/render-tone';
import { createSilence, mixInto } from '../../synthesis/stereo-signal';
import { plainChromaFrames } from '../../tonal/plain-chroma-frames';
import { harmonicChange } from './harmonic-change';

const sampleRateHz = 22_050;

describe('harmonicChange', () => {
  it('is largest where one chord follows another, and small while a chord sounds', () => {
    const signal = createSilence({ durationSeconds: 6, sampleRateHz });
    for (const [chord, notes] of [
      [60, 64, 67],
      [62, 66, 69],
    ].entries()) {
      for (const midi of notes) {
        const sound = renderTone({ timbre: 'organ', midi, durationSeconds: 3, sampleRateHz, tuningCents: 0 });
        mixInto(signal, sound, { atSeconds: 3 * chord, gain: 0.3, pan: 0 });
      }
    }
    const { values, frameRateHz, firstFrameSeconds } = harmonicChange(plainChromaFrames(signal));
    const secondOf = (frame: number) => firstFrameSeconds + frame / frameRateHz;
    expect(Math.abs(secondOf(values.indexOf(Math.max(...values))) - 3)).toBeLessThan(0.15);
    expect(Math.max(...values)).toBeGreaterThan(0.6);
    values.forEach((value, frame) => {
      if (Math.abs(secondOf(frame) - 1.5) < 0.8) expect(value).toBeLessThan(0.1);
    });
  });
});
