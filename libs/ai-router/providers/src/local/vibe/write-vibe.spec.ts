import { vibeReading, type MeasuredFeatures, type VibeReading } from '@earshot/contracts';
import { measuredSample, measuredSilence } from '@earshot/testing';
import { writeVibe } from './write-vibe';

const textOf = (reading: VibeReading): string => JSON.stringify(Object.values(reading));
const numbersIn = (text: string): string[] => text.match(/-?\d+(\.\d+)?/g) ?? [];
const sample = (changes: Partial<MeasuredFeatures>): MeasuredFeatures => ({ ...measuredSample, ...changes });

const drumsAt = (bpm: number): MeasuredFeatures =>
  sample({
    rhythm: { ...measuredSample.rhythm, bpm },
    tonal: measuredSilence.tonal,
    timbre: { mfcc: [], harmonicPercussiveRatio: 0.4 },
    spectral: { ...measuredSample.spectral, centroidHz: 4_100, flatness: 0.05 },
  });

describe(writeVibe, () => {
  it('reads the sample as a producer would', () => {
    const reading = writeVibe(measuredSample);
    expect(vibeReading.parse(reading)).toEqual(reading);
    expect(reading).toMatchObject({
      vibe: 'Warm, head-nodding loop in F# minor, with drums and harmony sharing the weight',
      mood: 'moody, determined',
      texture: 'clean and warm, punchy, very wide',
    });
    expect(reading.production_notes).toContain('The tempo reads 92.0 BPM with a confidence of 0.83: set the project to it');
    expect(reading.production_notes).toContain('-11.7 LUFS with a true peak of -0.4 dBTP, so pull it down');
  });

  it('quotes no number that was not measured', () => {
    const measured = ['92.0', '0.83', '0.71', '1834.2', '4120.1', '-11.7', '-0.4', '14.2', '8.35'];
    for (const number of numbersIn(textOf(writeVibe(measuredSample)))) expect(measured).toContain(number);
  });

  it('reads the same sound the same way', () => {
    expect(writeVibe(structuredClone(measuredSample))).toEqual(writeVibe(measuredSample));
  });

  it('invents nothing about silence', () => {
    const reading = writeVibe(measuredSilence);
    expect(vibeReading.safeParse(reading).success).toBe(true);
    expect(reading.genre).toEqual(['silence']);
    expect(numbersIn(textOf(reading))).toEqual([]);
  });

  it('does without tempo, key and loudness', () => {
    const { rhythm, tonal, loudness } = measuredSilence;
    const reading = writeVibe(sample({ rhythm, tonal, loudness, durationSeconds: 0.3 }));
    expect(reading.vibe).toBe('Warm, free-floating one-shot, with drums and harmony sharing the weight');
    expect(reading.production_notes).toContain('no steady pulse');
    expect(reading.production_notes).toContain('sits under any harmony');
    expect(textOf(reading)).not.toMatch(/null|undefined|NaN/);
  });

  it('trusts the ear where the tempo is uncertain', () => {
    expect(writeVibe(sample({ rhythm: { ...measuredSample.rhythm, confidence: 0.2 } })).production_notes).toContain('trust your ear');
  });

  it.each([
    [92, 'boom bap'],
    [122, 'house'],
    [140, 'techno'],
    [172, 'drum and bass'],
  ])('hears drums at %d BPM as %s', (bpm, genre) => {
    expect(writeVibe(drumsAt(bpm)).genre).toContain(genre);
  });

  it.each([
    ['drums that ring', { tonal: measuredSilence.tonal, timbre: { mfcc: [], harmonicPercussiveRatio: 2 } }, 'carried by its drums'],
    ['keys', { timbre: { mfcc: [], harmonicPercussiveRatio: 8 } }, 'led by its harmony'],
    [
      'a pad',
      { timbre: { mfcc: [], harmonicPercussiveRatio: 8 }, rhythm: { ...measuredSample.rhythm, onsetRate: 0.4 } },
      'held by long tones',
    ],
    [
      'a bass line',
      {
        bass: { subShare: 0.4, bassShare: 0.55, monoBelow120Hz: 1, fundamentalHz: 47 },
        spectral: { ...measuredSample.spectral, centroidHz: 340 },
      },
      'carried by its bass',
    ],
  ])('hears what carries %s', (_what, changes, bearer) => {
    expect(writeVibe(sample(changes)).vibe).toContain(bearer);
  });

  it('warns of what mono would lose', () => {
    const stereo = { ...measuredSample.stereo, correlation: -0.35, monoCompatible: false };
    expect(writeVibe(sample({ stereo })).production_notes).toContain('correlation -0.35');
  });

  it('gives a heavy low end its place', () => {
    const reading = writeVibe(sample({ bass: { subShare: 0.42, bassShare: 0.45, monoBelow120Hz: 1, fundamentalHz: 41 } }));
    expect(reading.production_notes).toContain('42 % of the energy in the sub band');
  });
});
