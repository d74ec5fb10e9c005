import type { ArrangementPlan, StyleLines } from './arrangement';
import { chordProgressions } from './chord-progressions';
import type { DrumKitName } from './drum-kits';
import { styles, type Style, type StyleName } from './drum-styles';
import { SeededRandom } from './seeded-random';
import type { TimbreName } from './timbres';

const kitNames: readonly DrumKitName[] = ['acoustic', 'electronic', 'lofi'];
const bassTimbres: readonly TimbreName[] = ['pluckedBass', 'sawBass', 'subBass'];
const chordTimbres: readonly TimbreName[] = ['pad', 'electricPiano', 'organ', 'guitar', 'strings'];
const leadTimbres: readonly (TimbreName | null)[] = ['lead', 'electricPiano', null, null];

export interface CompositionOptions {
  readonly seed: number;
  readonly styleName: StyleName;
  /** The arrangement ends with the bar after this. */
  readonly durationSeconds: number;
  readonly sampleRateHz: number;
}

/** Makes up an arrangement in a style: tempo, key, progression, parts and timbres follow from the seed. */
export function composeArrangement({ seed, styleName, durationSeconds, sampleRateHz }: CompositionOptions): ArrangementPlan {
  // Seeds that follow each other must not give tempi that follow each other.
  const random = new SeededRandom(Math.imul(seed + 1, 0x9e3779b1));
  const style = styles[styleName];
  const tempoBpm = Math.round(10 * random.between(...style.tempoBpm)) / 10;
  const mode = random.pick(['MAJOR', 'MINOR'] as const);
  return {
    seed,
    sampleRateHz,
    tempoBpm,
    bars: Math.max(2, Math.ceil((durationSeconds * tempoBpm) / 60 / style.beatsPerBar)),
    style,
    lines: pickLines(style, random),
    swing: style.swing * random.next(),
    jitterSeconds: random.between(0, 0.008),
    leadInSeconds: random.between(0, 0.6),
    tonic: Math.floor(random.between(0, 12)),
    mode,
    progression: random.pick(chordProgressions[mode]),
    drumKit: random.chance(0.9) ? random.pick(kitNames) : null,
    bass: random.pick(bassTimbres),
    chords: random.pick(chordTimbres),
    lead: random.pick(leadTimbres),
    tuningCents: random.chance(0.3) ? Math.round(random.between(-40, 40)) : 0,
  };
}

function pickLines(style: Style, random: SeededRandom): StyleLines {
  return {
    kick: random.pick(style.kick),
    snare: random.pick(style.snare),
    hat: random.pick(style.hat),
    openHat: random.pick(style.openHat),
    bass: random.pick(style.bass),
    chords: random.pick(style.chords),
  };
}
