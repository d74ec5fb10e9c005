import { findPulse } from './find-pulse';
import type { OnsetNovelty } from './onset-novelty';

const frameRateHz = 86.13;

function novelty(periodSeconds: number, durationSeconds = 20): OnsetNovelty {
  const all = new Float32Array(Math.round(durationSeconds * frameRateHz));
  for (let time = 0.3; time < durationSeconds - 0.1; time += periodSeconds) {
    const frame = Math.round(time * frameRateHz);
    all[frame] = 2;
    all[frame + 1] = 1;
    all[frame - 1] = 1;
  }
  return { all, low: all, mid: all, high: all, lowAccent: all, highAccent: all };
}

describe('findPulse', () => {
  it.each([60, 97.4, 131, 168])('finds %d BPM or an octave of it within half a percent, and clearly', (bpm) => {
    const pulse = findPulse(novelty(60 / bpm), frameRateHz);
    const octaves = Math.log2((pulse?.bpm ?? 0) / bpm);
    expect(Math.abs(octaves - Math.round(octaves))).toBeLessThan(Math.log2(1.005));
    expect(pulse?.clarity).toBeGreaterThan(0.5);
  });

  it('finds none where nothing happens, and none in a file of no length', () => {
    expect(findPulse(novelty(30), frameRateHz)).toBeNull();
    expect(findPulse(novelty(1, 0), frameRateHz)).toBeNull();
  });
});
