import { sampleFeatures, silentFeatures } from './__fixtures__/measured-features';
import { findEvidence } from './find-evidence';

const evidence = (text: string) => findEvidence(text, sampleFeatures).map(({ text: written, field }) => [written, field]);

describe('findEvidence', () => {
  it('finds the measured value behind each number, with its full precision', () => {
    expect(findEvidence('A 92.0 BPM loop at -11.7 LUFS.', sampleFeatures)).toEqual([
      { text: '92.0 BPM', field: 'rhythm.bpm', value: 92.04 },
      { text: '-11.7 LUFS', field: 'loudness.integratedLufs', value: -11.72 },
    ]);
  });

  it.each([
    ['around 92bpm', '92bpm', 'rhythm.bpm'],
    ['centroid at 1.8 kHz', '1.8 kHz', 'spectral.centroidHz'],
    ['rolloff near 4120 Hz', '4120 Hz', 'spectral.rolloffHz'],
    ['peaks at −0.4 dBTP', '−0.4 dBTP', 'loudness.truePeakDbtp'],
    ['62% wide', '62%', 'stereo.width'],
    ['a flatness of 0.0041', '0.0041', 'spectral.flatness'],
    ['Tempo: 92', '92', 'rhythm.bpm'],
    ['8.35 s long', '8.35 s', 'durationSeconds'],
    ['12 cents flat, -12 cents to be exact', '-12 cents', 'tonal.tuningCents'],
    ['the low-mid holds 32 % of it', '32 %', 'spectral.balance.low-mid.share'],
    ['the fundamental at 46 Hz', '46 Hz', 'bass.fundamentalHz'],
  ])('reads "%s"', (text, written, field) => {
    expect(evidence(text)).toEqual([[written, field]]);
  });

  it.each([
    'pitch it to 100 BPM',
    '92.1 BPM',
    'load it into the SP-404MK2',
    'cut at 300 Hz',
    'layer 3 copies with 808s',
    'in 4/4, 16ths on the hat',
    'from A4 or F#2 upwards',
    'at 0:08 in version 2.35.1',
    'no number at all',
  ])('takes "%s" for no evidence', (text) => {
    expect(evidence(text)).toEqual([]);
  });

  it('lets the words around a number decide between values that both fit', () => {
    const features = { ...sampleFeatures, stereo: { ...sampleFeatures.stereo, width: 0.71 } };
    expect(findEvidence('a stereo width of 0.71', features)[0]?.field).toBe('stereo.width');
    expect(findEvidence('the key with confidence 0.71', features)[0]?.field).toBe('tonal.confidence');
  });

  it('takes no whole number without a unit or a name for evidence', () => {
    expect(evidence('use 2 of them')).toEqual([]);
    expect(evidence('a harmonic/percussive ratio of 2')).toEqual([['2', 'timbre.harmonicPercussiveRatio']]);
  });

  it('names a value once however often it is repeated', () => {
    expect(evidence('92 BPM, yes, 92 BPM')).toHaveLength(1);
  });

  it('rests nothing on what was not measured', () => {
    expect(findEvidence('0 BPM at 0 LUFS, -11.7 LUFS', silentFeatures)).toEqual([]);
  });
});
