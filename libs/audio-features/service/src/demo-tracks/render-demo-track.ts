import { encodeWav, renderArrangement, type ArrangementTruth } from '@earshot/audio-features/dsp';

import { demoTrackPlans, type DemoTrackName } from './demo-tracks';

export interface DemoTrack {
  readonly filename: string;
  /** 44.1 kHz, stereo, 16 bit. */
  readonly wav: Buffer;
  /** What the analysis is expected to find. */
  readonly truth: ArrangementTruth;
}

/** Synthesises one of the tracks that a fresh installation starts with: 20 to 30 seconds, the same bytes on every machine. */
export function renderDemoTrack(name: DemoTrackName): DemoTrack {
  const { signal, truth } = renderArrangement(demoTrackPlans[name]);
  return { filename: `${name}.wav`, wav: encodeWav(signal, 'int16'), truth };
}
