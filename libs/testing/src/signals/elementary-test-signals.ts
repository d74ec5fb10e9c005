import {
  SeededRandom,
  createSilence,
  fromMono,
  renderClicks,
  renderPinkNoise,
  renderSine,
  renderSweep,
  renderTone,
  renderWhiteNoise,
  type StereoSignal,
  type TimbreName,
} from '@earshot/audio-features/dsp';

/** What every test signal may say about itself. */
export interface TestSignalOptions {
  /** 2 unless said. */
  readonly durationSeconds?: number;
  /** 44.1 kHz unless said. */
  readonly sampleRateHz?: number;
  /** Peak, 0.5 unless said. */
  readonly amplitude?: number;
}

const withDefaults = ({ durationSeconds = 2, sampleRateHz = 44_100, amplitude = 0.5 }: TestSignalOptions) => ({
  durationSeconds,
  sampleRateHz,
  amplitude,
});

/** Digital silence. */
export function silentSignal(options: TestSignalOptions = {}): StereoSignal {
  return createSilence(withDefaults(options));
}

/** A sine, the same left and right; 440 Hz unless said. */
export function sineSignal({ frequencyHz = 440, ...options }: TestSignalOptions & { frequencyHz?: number } = {}): StereoSignal {
  const settings = withDefaults(options);
  return fromMono(renderSine({ ...settings, frequencyHz }), settings.sampleRateHz);
}

/** An exponential sweep, 20 Hz to 20 kHz unless said. */
export function sweepSignal({
  fromHz = 20,
  toHz = 20_000,
  ...options
}: TestSignalOptions & { fromHz?: number; toHz?: number } = {}): StereoSignal {
  const settings = withDefaults(options);
  return fromMono(renderSweep({ ...settings, fromHz, toHz }), settings.sampleRateHz);
}

/** Independent noise left and right, repeatable by its seed. */
export function noiseSignal({ colour, seed, ...options }: TestSignalOptions & { colour: 'white' | 'pink'; seed: number }): StereoSignal {
  const settings = { ...withDefaults(options), random: new SeededRandom(seed) };
  const render = colour === 'white' ? renderWhiteNoise : renderPinkNoise;
  return { sampleRateHz: settings.sampleRateHz, left: render(settings), right: render(settings) };
}

/** Clicks at an exact tempo, the first at 0.25 s, with the times of all. */
export function clickTrack({ bpm, ...options }: TestSignalOptions & { bpm: number }): { signal: StereoSignal; beatTimes: number[] } {
  const settings = withDefaults(options);
  const first = 0.25;
  const count = Math.max(0, Math.floor(((settings.durationSeconds - first) * bpm) / 60));
  const beatTimes = Array.from({ length: count }, (_, beat) => first + (beat * 60) / bpm);
  return { signal: fromMono(renderClicks({ ...settings, timesSeconds: beatTimes }), settings.sampleRateHz), beatTimes };
}

/** Notes that sound together for the whole signal; MIDI note numbers, 60 = middle C. */
export function chordSignal({
  midiNotes,
  timbre = 'organ',
  ...options
}: TestSignalOptions & { midiNotes: readonly number[]; timbre?: TimbreName }): StereoSignal {
  const { durationSeconds, sampleRateHz, amplitude } = withDefaults(options);
  const signal = createSilence({ durationSeconds, sampleRateHz });
  for (const midi of midiNotes) {
    const tone = renderTone({ timbre, midi, durationSeconds, sampleRateHz, tuningCents: 0 });
    signal.left.forEach((sample, index) => {
      signal.left[index] = sample + (amplitude / midiNotes.length) * (tone[index] ?? 0);
    });
  }
  signal.right.set(signal.left);
  return signal;
}
