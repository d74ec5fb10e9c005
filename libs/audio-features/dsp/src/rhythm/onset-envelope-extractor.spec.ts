import { OnsetEnvelopeExtractor } from './onset-envelope-extractor';

const melCentresHz = [100, 300, 1_000, 2_000, 4_000, 8_000];
const options = { frameRateHz: 86, firstFrameSeconds: 0.02, melBands: 6, melCentresHz };
const quiet = [-5, -5, -5, -5, -5, -5];

function envelopesOf(frames: readonly (readonly number[])[]) {
  const extractor = new OnsetEnvelopeExtractor(options);
  for (const frame of frames) extractor.addFrame(Float32Array.from(frame), 0, 1);
  return extractor.finish();
}

describe('OnsetEnvelopeExtractor', () => {
  it('reports a rise in the band in which it happens, in octaves of power', () => {
    const { low, mid, high } = envelopesOf([quiet, quiet, quiet, [-5, -5, 3, -5, -5, -5]]);
    expect([low[3], mid[3], high[3]]).toEqual([0, 4, 0]);
  });

  it('takes no glide to the neighbouring band for an onset', () => {
    const { mid, high } = envelopesOf([quiet, [-5, -5, 5, -5, -5, -5], [-5, -5, 5, -5, -5, -5], [-5, -5, -5, 5, -5, -5]]);
    expect([mid[3], high[3]]).toEqual([0, 0]);
  });

  it('reports nothing when sound falls or stays', () => {
    const { low, mid, high } = envelopesOf([[9, 9, 9, 9, 9, 9], ...Array.from({ length: 6 }, () => quiet)]);
    // The first two frames are compared with the silence before the file.
    for (const band of [low, mid, high]) expect(band.subarray(2).every((value) => value === 0)).toBe(true);
  });

  it('counts what is there in the first frame as an onset, but not silence', () => {
    expect(envelopesOf([[8, 8, 8, 8, 8, 8]]).low[0]).toBeGreaterThan(5);
    expect(envelopesOf([[-33, -33, -33, -33, -33, -33]]).low[0]).toBe(0);
  });

  it('weighs accents by amplitude, so that a loud hit outweighs a soft one with the same rise', () => {
    const loud = envelopesOf([quiet, quiet, quiet, [5, -5, -5, -5, -5, -5]]).lowAccent[3] ?? 0;
    const soft = envelopesOf([[-15, -5, -5, -5, -5, -5], quiet, quiet, quiet].map((frame) => frame.map((value) => value - 10))).lowAccent;
    expect(loud).toBeGreaterThan(10 * Math.max(...soft.subarray(1)));
  });

  it('reads frames that lie interleaved in memory', () => {
    const extractor = new OnsetEnvelopeExtractor(options);
    const interleaved = new Float32Array(4 * 6).fill(-5);
    for (let lane = 0; lane < 3; lane += 1) extractor.addFrame(interleaved, lane, 4);
    interleaved[4 * 2 + 3] = 3;
    extractor.addFrame(interleaved, 3, 4);
    expect(extractor.finish().mid[3]).toBe(4);
  });

  it('keeps one value per frame for thousands of frames', () => {
    const { low, level } = envelopesOf(
      Array.from({ length: 10_000 }, (_, frame) => quiet.map((value) => value + (frame % 50 === 0 ? 6 : 0))),
    );
    expect(low).toHaveLength(10_000);
    expect(level[9_950]).toBe(1);
    expect(low[9_950]).toBeGreaterThan(5);
  });
});
