import { combineNovelty } from './onset-novelty';

const frameRateHz = 100;
const length = 2_000;

function envelopes(strengthAt: (beat: number) => number) {
  const flux = Float32Array.from({ length }, (_, frame) => (frame % 50 === 25 ? strengthAt((frame - 25) / 50) : 0));
  const level = new Float32Array(length);
  return { frameRateHz, firstFrameSeconds: 0, low: flux, mid: flux, high: flux, lowAccent: flux, highAccent: flux, level };
}

describe('combineNovelty', () => {
  it('hears hits of one strength alike', () => {
    const { all } = combineNovelty(envelopes(() => 2));
    for (let frame = 125; frame < length - 50; frame += 50) expect(all[frame]).toBeCloseTo(all[75] ?? 0, 3);
  });

  it('does not let one hit make a whisper of the others', () => {
    const even = combineNovelty(envelopes(() => 2)).all;
    const { all } = combineNovelty(envelopes((beat) => (beat === 4 ? 100 : 2)));
    expect(all[1_025]).toBeGreaterThan(0.4 * (even[1_025] ?? 0));
    expect(all[225]).toBeGreaterThan(all[1_025] ?? 0);
  });
});
