import { demoTrackNames } from './demo-tracks';
import { renderDemoTrack } from './render-demo-track';

describe('renderDemoTrack', () => {
  it.each(demoTrackNames)('renders %s as 20 to 30 seconds of 16-bit stereo at 44.1 kHz', (name) => {
    const { filename, wav, truth } = renderDemoTrack(name);
    expect(filename).toBe(`${name}.wav`);
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([2, 44_100, 16]);
    expect(truth.durationSeconds).toBeGreaterThan(20);
    expect(truth.durationSeconds).toBeLessThan(30);
    expect(wav).toHaveLength(44 + 4 * Math.round(truth.durationSeconds * 44_100));
  });

  it('tells the tempo and key of each', () => {
    const truths = demoTrackNames.map((name) => renderDemoTrack(name).truth);
    expect(truths.map(({ bpm, key, scale }) => ({ bpm, key, scale }))).toEqual([
      { bpm: 92, key: null, scale: null },
      { bpm: 110, key: 'A', scale: 'MINOR' },
      { bpm: 120, key: 'F', scale: 'MAJOR' },
    ]);
  });

  it('renders the same bytes each time', () => {
    expect(renderDemoTrack('drum-loop').wav.equals(renderDemoTrack('drum-loop').wav)).toBe(true);
  });
});
