import { estimateKey } from './estimate-key';
import { keyProfiles } from './key-profiles';

const rotate = (values: readonly number[], steps: number) => values.map((_, index) => values[(index - steps + 12) % 12] ?? 0);
const shares = (values: readonly number[]) => values.map((value) => value / values.reduce((sum, other) => sum + other, 0));

describe('estimateKey', () => {
  it('finds each of the 24 keys from its own profile', () => {
    for (let tonic = 0; tonic < 12; tonic += 1) {
      for (const mode of ['MAJOR', 'MINOR'] as const) {
        const [best] = estimateKey({ chroma: shares(rotate(keyProfiles.bgate[mode], tonic)), chords: [] });
        expect(best).toMatchObject({ tonic: ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'][tonic], mode });
      }
    }
  });

  it('lets the triad that sounds longest decide between relative keys', () => {
    const chroma = shares([1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1]);
    const held = (label: string) => [
      { start: 0, end: 6, label },
      { start: 6, end: 8, label: 'F' },
    ];
    expect(estimateKey({ chroma, chords: held('C') })[0]).toMatchObject({ tonic: 'C', mode: 'MAJOR' });
    expect(estimateKey({ chroma, chords: held('Am') })[0]).toMatchObject({ tonic: 'A', mode: 'MINOR' });
  });

  it('tells a key from its fifth by the triads that are played, although the fifth sounds most', () => {
    const chroma = shares([16, 0, 20, 0, 11, 6, 2, 26, 0, 11, 0, 8]);
    const labels = ['C', 'Dm', 'G', 'C', 'C', 'Dm', 'G', 'C'];
    const chords = labels.map((label, index) => ({ start: 2 * index, end: 2 * index + 2, label }));
    expect(estimateKey({ chroma, chords: [] })[0]).toMatchObject({ tonic: 'G', mode: 'MAJOR' });
    expect(estimateKey({ chroma, chords })[0]).toMatchObject({ tonic: 'C', mode: 'MAJOR' });
  });

  it('is less sure of a key when only one chord sounds', () => {
    const chroma = shares([1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0]);
    const lone = estimateKey({ chroma, chords: [{ start: 0, end: 4, label: 'C' }] });
    const moving = estimateKey({
      chroma,
      chords: [
        { start: 0, end: 4, label: 'C' },
        { start: 4, end: 5, label: 'G' },
      ],
    });
    expect(lone[0]).toMatchObject({ tonic: 'C', mode: 'MAJOR' });
    expect(lone[0]?.confidence).toBeLessThan(0.8 * (moving[0]?.confidence ?? 0));
  });

  it('has nothing to say about a flat or an empty chroma', () => {
    expect(estimateKey({ chroma: new Array<number>(12).fill(1 / 12), chords: [] })).toEqual([]);
    expect(estimateKey({ chroma: new Array<number>(12).fill(0), chords: [] })).toEqual([]);
  });
});
