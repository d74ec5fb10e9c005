import type { MeasuredFeatures, VibeReading } from '@earshot/contracts';
import { describeSound, type SoundTraits } from '../traits/sound-traits';
import { nameGenres } from './genre';
import { nameMood } from './mood';
import { writeProductionNotes } from './production-notes';
import { quote } from './quote';
import { suggestForFlStudio, suggestIdeas, suggestTips } from './suggestions';

const bearer: Readonly<Record<SoundTraits['source'], string>> = {
  percussive: 'carried by its drums',
  balanced: 'with drums and harmony sharing the weight',
  melodic: 'led by its harmony',
  sustained: 'held by long tones',
};

const nameBearer = ({ isBassHeavy, brightness, source }: SoundTraits): string =>
  isBassHeavy && brightness === 'dark' ? 'carried by its bass' : bearer[source];

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function writeLine({ tonal: { label } }: MeasuredFeatures, traits: SoundTraits): string {
  const pace = traits.tempo === 'free' ? 'free-floating' : traits.tempo;
  return `${capitalise(traits.brightness)}, ${pace} ${traits.form}${label === null ? '' : ` in ${label}`}, ${nameBearer(traits)}`;
}

function writeSummary(features: MeasuredFeatures, traits: SoundTraits, genres: readonly string[]): string {
  const { durationSeconds, rhythm, tonal } = features;
  const facts = [
    `${quote.seconds(durationSeconds)} long`,
    ...(rhythm.bpm === null ? ['without a steady pulse'] : [`at a tempo of ${quote.bpm(rhythm.bpm)}`]),
    ...(tonal.label === null ? ['without a key'] : [`in ${tonal.label}`]),
  ];
  return `A ${traits.brightness}, ${traits.grain} ${traits.form}, ${facts.join(', ')}. It would feel at home in ${genres.join(' or ')}.`;
}

const silence: VibeReading = {
  vibe: 'Silence, with nothing in it to hear',
  mood: 'blank',
  texture: 'empty',
  genre: ['silence'],
  production_notes: 'No sound rises above the noise floor. Check the level of the recording, or that the right channel was exported.',
  tags: ['silence'],
  summary: 'The file holds no sound that could be measured.',
  production_tips: [],
  creative_ideas: [],
  fl_studio_recommendations: [],
};

/** Reads a vibe from the measurements alone: the same sound always reads the same, and every number in the text was measured. */
export function writeVibe(features: MeasuredFeatures): VibeReading {
  const traits = describeSound(features);
  if (traits.isSilent) return silence;
  const genre = nameGenres(traits, features.rhythm.bpm);
  const { tempo, brightness, grain, source, punch, width, form, energy } = traits;
  const tags = [form, source, brightness, grain, ...(tempo === 'free' ? ['no pulse'] : [tempo]), `${energy} energy`];
  return {
    vibe: writeLine(features, traits),
    mood: nameMood(traits),
    texture: `${grain} and ${brightness}, ${punch}, ${width}`,
    genre,
    production_notes: writeProductionNotes(features, traits),
    tags: [...tags, ...(features.tonal.label === null ? [] : [features.tonal.label])],
    summary: writeSummary(features, traits, genre),
    production_tips: suggestTips(traits),
    creative_ideas: suggestIdeas(traits),
    fl_studio_recommendations: suggestForFlStudio(traits),
  };
}
