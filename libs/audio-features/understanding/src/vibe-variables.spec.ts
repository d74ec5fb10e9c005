import { sampleFeatures, silentFeatures } from './__fixtures__/measured-features';
import { describeForVibe, vibeVariableNames } from './vibe-variables';

describe('describeForVibe', () => {
  it('writes the twelve measures with the decimals that the template promises', () => {
    expect(describeForVibe(sampleFeatures)).toMatchObject({
      bpm: '92.0',
      tempo_confidence: '0.83',
      key: 'F#',
      scale: 'minor',
      duration: '8.35',
      spectral_centroid: '1834.2',
      spectral_rolloff: '4120.1',
      spectral_bandwidth: '2011.5',
      zero_crossing_rate: '0.0632',
      harmonic_percussive_ratio: '2.35',
      rms_energy: '0.1235',
      spectral_flatness: '0.0041',
    });
  });

  it('adds loudness, stereo, metre and bands', () => {
    expect(describeForVibe(sampleFeatures)).toMatchObject({
      loudness_lufs: '-11.7',
      true_peak_dbtp: '-0.4',
      stereo_width: '0.62',
      time_signature: '4/4',
      sub_share: '0.11',
      low_mid_share: '0.32',
    });
  });

  it('writes zero without a sign', () => {
    expect(describeForVibe(sampleFeatures)['stereo_correlation']).toBe('0.00');
  });

  it('says unknown where nothing was measured', () => {
    const variables = describeForVibe(silentFeatures);
    const unknown = [
      'bpm',
      'tempo_confidence',
      'key',
      'scale',
      'time_signature',
      'loudness_lufs',
      'true_peak_dbtp',
      'sub_share',
      'air_share',
    ];
    for (const name of unknown) expect(variables[name]).toBe('unknown');
    expect(variables['duration']).toBe('8.35');
  });

  it('names every variable that it fills', () => {
    expect(Object.keys(describeForVibe(sampleFeatures))).toEqual(vibeVariableNames);
  });
});
