import { beatsOfPulse } from './beats-of-pulse';
import { metricalLevels, pulseOf } from './metrical-level';

const tracked = [0, 1, 2, 3.2, 4.4];
const beats = (ratio: number, phase: number) => beatsOfPulse(pulseOf({ ratio, bpm: 60 / ratio }, phase), tracked);

describe('beatsOfPulse', () => {
  it('keeps tracked beats', () => {
    expect(beats(1, 0)).toEqual(tracked);
  });

  it('halves them, although they slow down', () => {
    const halved = [0, 0.5, 1, 1.5, 2, 2.6, 3.2, 3.8, 4.4];
    beats(1 / 2, 0).forEach((beat, index) => expect(beat).toBeCloseTo(halved[index] ?? 0));
    expect(beats(1 / 2, 0)).toHaveLength(halved.length);
  });

  it('takes every second one, from either', () => {
    expect(beats(2, 0)).toEqual([0, 2, 4.4]);
    expect(beats(2, 1 / 2)).toEqual([1, 3.2]);
  });

  it('divides three by two', () => {
    expect(beats(3 / 2, 0)).toEqual([0, 1.5, 3.2]);
  });

  it('ends with the last tracked beat', () => {
    expect(beats(1, 1 / 2)).toHaveLength(tracked.length - 1);
  });
});

describe('metricalLevels', () => {
  it('offers the relatives of a tempo that people tap', () => {
    const tempi = metricalLevels(120).map(({ bpm }) => Math.round(bpm));
    expect(tempi).toEqual([180, 160, 150, 120, 90, 80, 60]);
  });
});
