import type { ArrangementPlan, StyleLines } from './arrangement';
import { chordProgressions } from './chord-progressions';
import { composeSongForm } from './compose-song-form';
import type { DrumKitName } from './drum-kits';
import { SeededRandom } from './seeded-random';
import type { Style } from './styles/style';
import { styles, type StyleName } from './styles/styles';
import type { TimbreName } from './timbres';

const kitNames: readonly DrumKitName[] = ['acoustic', 'electronic', 'lofi'];
const bassTimbres: readonly TimbreName[] = ['pluckedBass', 'sawBass', 'subBass'];
const chordTimbres: readonly TimbreName[] = ['pad', 'electricPiano', 'organ', 'guitar', 'strings'];
const leadTimbres: readonly (TimbreName | null)[] = ['lead', 'electricPiano', null, null];

export interface CompositionOptions {
  readonly seed: number;
  readonly styleName: StyleName;
  /** The arrangement ends with the bar after this, a song with its last section. */
  readonly durationSeconds: number;
  readonly sampleRateHz: number;
  /** A loop is arranged alike from beginning to end, a song has sections: intro, verses, choruses, a break. A loop unless said. */
  readonly form?: 'loop' | 'song';
  /** The seed chooses among the first alternatives of each line; among all unless said. */
  readonly alternatives?: 'all' | 'without the last';
}

/** Makes up an arrangement in a style: tempo, key, progression, parts and timbres follow from the seed. */
export function composeArrangement(options: CompositionOptions): ArrangementPlan {
  const { seed, styleName, durationSeconds, sampleRateHz, form = 'loop', alternatives = 'all' } = options;
  // Seeds that follow each other must not give tempi that follow each other.
  const random = new SeededRandom(Math.imul(seed + 1, 0x9e3779b1));
  const style = styles[styleName];
  const tempoBpm = Math.round(10 * random.between(...style.tempoBpm)) / 10;
  const mode = random.pick(['MAJOR', 'MINOR'] as const);
  const loop: ArrangementPlan = {
    seed,
    sampleRateHz,
    tempoBpm,
    bars: Math.max(2, Math.ceil((durationSeconds * tempoBpm) / 60 / style.beatsPerBar)),
    style,
    lines: pickLines(style, alternatives, random),
    swing: random.between(style.leastSwing ?? 0, style.swing),
    jitterSeconds: random.between(0, 0.008),
    leadInSeconds: random.between(0, 0.6),
    tonic: Math.floor(random.between(0, 12)),
    mode,
    progression: random.pick(chordProgressions[mode]),
    ...pickInstruments(style, random),
    tuningCents: random.chance(0.3) ? Math.round(random.between(-40, 40)) : 0,
    barsPerChord: random.pick(style.barsPerChord ?? [1]),
  };
  return form === 'loop' ? loop : composeSongForm(loop, style, random);
}

function pickInstruments(style: Style, random: SeededRandom): Pick<ArrangementPlan, 'drumKit' | 'bass' | 'chords' | 'lead'> {
  const { bass = bassTimbres, chords = chordTimbres, lead = leadTimbres } = style.timbres ?? {};
  // What has no pitched part would be silent without drums.
  const needsDrums = [...bass, ...chords].every((timbre) => timbre === null);
  return {
    drumKit: (random.chance(0.9) || needsDrums) && style.drums !== false ? random.pick(kitNames) : null,
    bass: random.pick(bass),
    chords: random.pick(chords),
    lead: random.pick(lead),
  };
}

const lineNames = ['kick', 'snare', 'hat', 'openHat', 'ride', 'percussion', 'bass', 'chords'] as const;

function pickLines(style: Style, alternatives: 'all' | 'without the last', random: SeededRandom): StyleLines {
  const lines = { kick: '', snare: '', hat: '', openHat: '', bass: '', chords: '' };
  const picked = lineNames.flatMap((name) => {
    const choices = style[name] ?? [];
    const open = alternatives === 'all' || choices.length < 3 ? choices : choices.slice(0, -1);
    return open.length > 0 ? [[name, random.pick(open)] as const] : [];
  });
  return { ...lines, ...Object.fromEntries(picked) };
}
