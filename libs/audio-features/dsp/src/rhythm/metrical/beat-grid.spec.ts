import type { OnsetNovelty } from '../onset-novelty';
import { gatherBeatGrid, slotsPerBeat } from './beat-grid';

const frameRateHz = 100;
const silent = new Float32Array(1_000);
const quiet: OnsetNovelty = { all: silent, low: silent, mid: silent, high: silent, lowAccent: silent, highAccent: silent };
const harmony = { frameRateHz: 20, firstFrameSeconds: 0, values: new Float32Array(200) };

function hitsAt(frames: readonly number[]): Float32Array {
  const values = new Float32Array(silent.length);
  for (const frame of frames) values[frame] = 3;
  return values;
}

describe('gatherBeatGrid', () => {
  const beats = [100, 160, 230, 300];

  it('finds what starts on beats and off-beats in their slots, however long the beats are', () => {
    const novelty = { ...quiet, low: hitsAt([100, 160, 230]), high: hitsAt([130, 195, 265]) };
    const { bands, slotCount } = gatherBeatGrid({ beats, novelty, frameRateHz, firstFrameSeconds: 0, harmony });
    expect(slotCount).toBe(3 * slotsPerBeat);
    bands.low.forEach((value, slot) => expect(value > 0).toBe(slot % slotsPerBeat === 0));
    bands.high.forEach((value, slot) => expect(value > 0).toBe(slot % slotsPerBeat === 6));
  });

  it('scales each band to unit mean and leaves silence at zero', () => {
    const { bands } = gatherBeatGrid({ beats, novelty: { ...quiet, mid: hitsAt([120, 140]) }, frameRateHz, firstFrameSeconds: 0, harmony });
    expect(bands.mid.reduce((sum, value) => sum + value, 0) / bands.mid.length).toBeCloseTo(1);
    expect(Math.max(...bands.low)).toBe(0);
  });

  it('places a change of harmony by its time', () => {
    const values = new Float32Array(200);
    values[46] = 1;
    const { bands } = gatherBeatGrid({ beats, novelty: quiet, frameRateHz, firstFrameSeconds: 0, harmony: { ...harmony, values } });
    expect(bands.harmony.indexOf(Math.max(...bands.harmony))).toBe(2 * slotsPerBeat);
  });
});
