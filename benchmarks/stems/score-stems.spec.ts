import { scoreStems, siSdrDb } from './score-stems.mjs';

const drums = [Float32Array.of(1, 0, -1, 0)];
const notes = [Float32Array.of(0, 2, 0, -2)];
const mix = [Float32Array.of(1, 2, -1, -2)];

describe(siSdrDb, () => {
  it('is the energy of the truth over that of the rest, however loud the estimate is', () => {
    expect(siSdrDb(drums, mix)).toBeCloseTo(-6.02, 2);
    expect(siSdrDb(drums, [mix[0]?.map((value: number) => 3 * value)])).toBeCloseTo(-6.02, 2);
  });
});

describe(scoreStems, () => {
  it('says nothing of stems that are the mix', () => {
    const scores = scoreStems({ drums, notes, mix }, { harmonic: mix, percussive: mix });
    expect(scores).toEqual({ notesDb: 0, drumsDb: 0, drumsInPercussive: 1, notesInPercussive: 1 });
  });

  it('counts what of each part is in the percussive stem', () => {
    const percussive = [Float32Array.of(0.75, 0.5, -0.75, -0.5)];
    expect(scoreStems({ drums, notes, mix }, { harmonic: mix, percussive })).toMatchObject({
      drumsInPercussive: 0.75,
      notesInPercussive: 0.25,
    });
  });
});
