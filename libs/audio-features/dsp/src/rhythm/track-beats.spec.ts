import type { OnsetNovelty } from './onset-novelty';
import { trackBeats } from './track-beats';

const frameRateHz = 100;
const silent = new Float32Array(1_200);
const quiet: OnsetNovelty = { all: silent, low: silent, mid: silent, high: silent, lowAccent: silent, highAccent: silent };

function hits(strengths: ReadonlyMap<number, number>): OnsetNovelty {
  const all = new Float32Array(silent.length);
  for (const [frame, strength] of strengths) all[frame] = strength;
  return { ...quiet, all };
}

describe('trackBeats', () => {
  const frames = Array.from({ length: 18 }, (_, beat) => 100 + 50 * beat);

  it('finds the beats of even hits and none in the silence before and after', () => {
    const novelty = hits(new Map(frames.map((frame) => [frame, 2])));
    expect(trackBeats({ novelty, frameRateHz, bpm: 120 })).toEqual(frames);
  });

  it('keeps the beats when one hit is far stronger than all others', () => {
    const novelty = hits(new Map(frames.map((frame, beat) => [frame, beat === 3 ? 60 : 2])));
    expect(trackBeats({ novelty, frameRateHz, bpm: 120 })).toEqual(frames);
  });

  it('goes on through beats without a hit', () => {
    const novelty = hits(new Map(frames.filter((_, beat) => beat < 7 || beat > 9).map((frame) => [frame, 2])));
    expect(trackBeats({ novelty, frameRateHz, bpm: 120 })).toEqual(frames);
  });
});
