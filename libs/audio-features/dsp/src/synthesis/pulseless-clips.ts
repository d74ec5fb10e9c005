import { drumKitNames, drumKits } from './drum-kits';
import { renderPinkNoise, renderSweep, renderWhiteNoise } from './elementary-signals';
import { drumNames, renderDrum } from './render-drum';
import { renderTone } from './render-tone';
import { SeededRandom } from './seeded-random';
import { createSilence, mixInto, normalisePeak, type StereoSignal } from './stereo-signal';
import type { TimbreName } from './timbres';

const sampleRateHz = 44_100;
const peak = 0.7;

interface Canvas {
  readonly signal: StereoSignal;
  readonly durationSeconds: number;
  readonly random: SeededRandom;
}

/** Clips of 10 to 24 seconds in which nothing keeps time: hits and notes whenever they like, drones, sweeps, noise, something like speech. */
export function* pulselessClips(seed: number, count: number): Iterable<StereoSignal> {
  const kinds = [addHits, addNotes, addSyllables, addDrone, addNoise, addSteadyNoise, addSweep];
  for (let index = 0; index < count; index += 1) {
    const random = new SeededRandom(Math.imul(seed + index, 0x85ebca6b));
    const durationSeconds = random.between(10, 24);
    const signal = createSilence({ durationSeconds, sampleRateHz });
    kinds[index % kinds.length]?.({ signal, durationSeconds, random });
    normalisePeak(signal, peak);
    yield signal;
  }
}

/** Moments that know nothing of each other (a Poisson process). */
function randomTimes({ durationSeconds, random }: Canvas, perSecond: number): number[] {
  const times: number[] = [];
  for (let time = 0; time < durationSeconds; time += -Math.log(1 - random.next()) / perSecond) times.push(time);
  return times.slice(1);
}

function addHits(canvas: Canvas): void {
  const { signal, random } = canvas;
  const kit = drumKits[random.pick(drumKitNames)];
  const sounds = drumNames.map((name) => renderDrum(name, { kit, sampleRateHz, random }));
  for (const atSeconds of randomTimes(canvas, random.between(0.7, 6))) {
    mixInto(signal, random.pick(sounds), { atSeconds, gain: random.between(0.2, 0.9), pan: random.between(-0.5, 0.5) });
  }
}

function addNotes(canvas: Canvas): void {
  const { signal, random } = canvas;
  const timbre = random.pick<TimbreName>(['piano', 'guitar', 'pluck', 'vibraphone', 'strings']);
  for (const atSeconds of randomTimes(canvas, random.between(0.7, 5))) {
    const sound = renderTone({
      timbre,
      midi: Math.round(random.between(40, 84)),
      durationSeconds: random.between(0.2, 2),
      sampleRateHz,
      tuningCents: 0,
    });
    mixInto(signal, sound, { atSeconds, gain: random.between(0.2, 0.6), pan: random.between(-0.5, 0.5) });
  }
}

/** Bursts of noise three to six a second, never twice after the same time, with pauses. */
function addSyllables({ signal, durationSeconds, random }: Canvas): void {
  const meanSeconds = 1 / random.between(3, 6);
  for (let time = random.between(0, 1); time < durationSeconds; time += meanSeconds * random.between(0.4, 1.8)) {
    if (random.chance(0.08)) time += random.between(0.3, 1.2);
    const length = meanSeconds * random.between(0.4, 1);
    const sound = renderPinkNoise({ durationSeconds: length, sampleRateHz, amplitude: random.between(0.1, 0.5), random });
    const shaped = sound.map((sample, index) => sample * Math.sin((Math.PI * index) / sound.length));
    mixInto(signal, shaped, { atSeconds: time, gain: 1, pan: 0 });
  }
}

function addDrone({ signal, durationSeconds, random }: Canvas): void {
  const timbre = random.pick<TimbreName>(['pad', 'strings', 'organ', 'subBass']);
  for (let time = 0; time < durationSeconds; time += random.between(1.5, 5)) {
    const midi = Math.round(random.between(36, 72));
    const sound = renderTone({ timbre, midi, durationSeconds: random.between(3, 9), sampleRateHz, tuningCents: 0 });
    mixInto(signal, sound, { atSeconds: time, gain: 0.3, pan: 0 });
  }
}

function addNoise({ signal, durationSeconds, random }: Canvas): void {
  const noise = renderPinkNoise({ durationSeconds, sampleRateHz, amplitude: 0.5, random });
  const swells = Array.from({ length: 4 }, () => ({ hz: random.between(0.05, 0.7), phase: random.between(0, 2 * Math.PI) }));
  const gainAt = (time: number) => swells.reduce((gain, { hz, phase }) => gain + 0.2 * Math.sin(2 * Math.PI * hz * time + phase), 1);
  const shaped = noise.map((sample, index) => sample * gainAt(index / sampleRateHz));
  mixInto(signal, shaped, { atSeconds: 0, gain: 1, pan: 0 });
}

function addSteadyNoise({ signal, durationSeconds, random }: Canvas): void {
  const render = random.pick([renderPinkNoise, renderWhiteNoise]);
  mixInto(signal, render({ durationSeconds, sampleRateHz, amplitude: 0.5, random }), { atSeconds: 0, gain: 1, pan: 0 });
}

function addSweep({ signal, durationSeconds, random }: Canvas): void {
  const [fromHz, toHz] = [random.between(20, 200), random.between(4_000, 20_000)];
  mixInto(signal, renderSweep({ durationSeconds, sampleRateHz, amplitude: 0.5, fromHz, toHz }), { atSeconds: 0, gain: 1, pan: 0 });
}
