import { refineTempo } from './refine-tempo';

const beatsAt = (bpm: number, count: number) => Array.from({ length: count }, (_, index) => 1 + (index * 60) / bpm);

describe('refineTempo', () => {
  it('finds the exact tempo from a rough one', () => {
    expect(refineTempo(beatsAt(120.3, 40), 120)).toBeCloseTo(120.3, 6);
  });

  it('averages jitter away', () => {
    const jittered = beatsAt(100, 60).map((time, index) => time + (index % 2 === 0 ? 0.01 : -0.01));
    expect(Math.abs(refineTempo(jittered, 100.4) - 100)).toBeLessThan(0.1);
  });

  it('is not led astray by beats that slipped half a beat', () => {
    const slipped = beatsAt(120, 50).map((time, index) => (index > 38 ? time + 0.25 : time));
    expect(refineTempo(slipped, 119.7)).toBeCloseTo(120, 6);
  });

  it('counts beats that were left out', () => {
    const withGap = beatsAt(110, 40).filter((_, index) => index < 10 || index > 15);
    expect(refineTempo(withGap, 110.3)).toBeCloseTo(110, 6);
  });

  it('keeps the tempo when the beats disagree or are too few', () => {
    expect(refineTempo(beatsAt(125, 40), 120)).toBe(120);
    expect(refineTempo(beatsAt(120.3, 4), 120)).toBe(120);
  });
});
