import type { SoundTraits } from '../traits/sound-traits';

interface Suggestion {
  readonly when: (traits: SoundTraits) => boolean;
  readonly text: string;
}

const always = (): boolean => true;
const mostSuggestions = 4;

const tips: readonly Suggestion[] = [
  { when: ({ form }) => form === 'one-shot', text: 'Map it to a pad in one-shot mode and shape its end with the envelope.' },
  {
    when: ({ form, isPulseClear }) => form !== 'one-shot' && isPulseClear,
    text: 'Chop at the downbeats and replay the pads against the beat.',
  },
  { when: ({ form, isPulseClear }) => form !== 'one-shot' && !isPulseClear, text: 'Chop by transients, since the grid will not hold it.' },
  {
    when: ({ source, isBassHeavy }) => source === 'percussive' && !isBassHeavy,
    text: 'Layer a clean kick under it and duck the rest with a compressor.',
  },
  { when: ({ source }) => source === 'sustained', text: 'Fade the ends of the loop into each other so that it never clicks.' },
  {
    when: ({ grain }) => grain === 'gritty' || grain === 'noisy',
    text: 'Gate the tail, so that its noise does not build up when it is layered.',
  },
  { when: ({ grain }) => grain === 'pure' || grain === 'clean', text: 'Run it through lo-fi or cassette simulation to give it some age.' },
  { when: ({ isBassHeavy }) => isBassHeavy, text: 'Keep its lows in mono and high-pass everything around it.' },
  { when: ({ width }) => width === 'very wide', text: 'Narrow it where the kick plays, and let it open up in the breaks.' },
];

const ideas: readonly Suggestion[] = [
  { when: ({ mode }) => mode !== 'atonal', text: 'Pitch it down to the relative key and answer it with the original in the next bar.' },
  { when: ({ mode }) => mode === 'atonal', text: 'Resample it through a resonator, tune that to your track and play it as an instrument.' },
  {
    when: ({ tempo }) => tempo === 'driving' || tempo === 'urgent' || tempo === 'racing',
    text: 'Drop to half time for a verse and let the full pace come back as the hook.',
  },
  {
    when: ({ tempo }) => tempo === 'slow' || tempo === 'laid-back' || tempo === 'head-nodding',
    text: 'Program the hats in double time above it, slightly behind the beat.',
  },
  { when: ({ source }) => source !== 'percussive', text: 'Reverse the last chop of every phrase to pull the ear into the next one.' },
  { when: ({ source }) => source === 'percussive', text: 'Mute its first hit in every fourth bar and let a vocal stab take the place.' },
  { when: ({ energy }) => energy === 'low', text: 'Use it as the intro bed and bring the drums in late.' },
];

const studioRecommendations: readonly Suggestion[] = [
  { when: ({ form }) => form === 'one-shot', text: 'Load it into a Sampler channel and shorten it with the volume envelope.' },
  { when: ({ form }) => form !== 'one-shot', text: 'Open it in Slicex, slice by beat and dump the score to the piano roll.' },
  { when: ({ brightness }) => brightness === 'dark', text: 'Add presence with Fruity Parametric EQ rather than with volume.' },
  { when: ({ brightness }) => brightness === 'bright', text: 'Roll off its top with Fruity Parametric EQ before any reverb.' },
  {
    when: ({ punch }) => punch === 'spiky' || punch === 'punchy',
    text: 'Catch its peaks with Fruity Limiter and keep the ceiling below clipping.',
  },
  { when: always, text: 'Stretch it to the project with the realtime mode that suits its source.' },
];

const chosen = (suggestions: readonly Suggestion[], traits: SoundTraits): string[] =>
  suggestions
    .filter(({ when }) => when(traits))
    .slice(0, mostSuggestions)
    .map(({ text }) => text);

/** @returns what to do with the sound at once. */
export const suggestTips = (traits: SoundTraits): string[] => chosen(tips, traits);

/** @returns where it could lead. */
export const suggestIdeas = (traits: SoundTraits): string[] => chosen(ideas, traits);

/** @returns the same for people who work in FL Studio. */
export const suggestForFlStudio = (traits: SoundTraits): string[] => chosen(studioRecommendations, traits);
