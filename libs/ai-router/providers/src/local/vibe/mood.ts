import type { SoundTraits } from '../traits/sound-traits';

const moods: Readonly<Record<SoundTraits['mode'], Readonly<Record<SoundTraits['energy'], string>>>> = {
  minor: { low: 'melancholic, introspective', medium: 'moody, determined', high: 'tense, aggressive' },
  major: { low: 'tender, hopeful', medium: 'warm-hearted, easy-going', high: 'euphoric, bright' },
  atonal: { low: 'hypnotic, distant', medium: 'cool, mechanical', high: 'restless, energetic' },
};

/** Mode sets the colour of a mood, energy its strength; a dark spectrum darkens both. */
export function nameMood({ mode, energy, brightness }: SoundTraits): string {
  const mood = moods[mode][energy];
  return brightness === 'dark' ? `dark, ${mood}` : mood;
}
