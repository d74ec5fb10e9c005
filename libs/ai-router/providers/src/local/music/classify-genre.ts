import { givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { describeSound } from '../traits/sound-traits';
import { genresAtTempo, nameGenres } from '../vibe/genre';
import { quote } from '../vibe/quote';
import { readMeasurements } from './read-measurements';

const tempo = /(\d{2,3}(?:\.\d{1,2})?)\s?bpm/i;
const how = 'Weighed by rules on this machine; no model has read it.';

/** Names genres from measurements; from a tempo alone where no more is known, and with less weight. */
export const classifyGenre: LocalRule = (question) => {
  const features = readMeasurements(question);
  if (features === undefined) return classifyByTempo(`${givenValue(question, 'measurements')}\n${givenValue(question, 'prompt')}`);
  const traits = describeSound(features);
  if (traits.isSilent)
    return JSON.stringify({
      genres: [{ name: 'silence', probability: 1, evidence: ['No sound rises above the noise floor.'] }],
      reasoning: how,
    });
  const { rhythm, spectral } = features;
  const evidence = [
    rhythm.bpm === null ? 'no steady pulse' : `a tempo of ${quote.bpm(rhythm.bpm)}`,
    `a ${traits.brightness} tone (centroid ${quote.hertz(spectral.centroidHz)})`,
    `a ${traits.source} source`,
  ];
  const genres = nameGenres(traits, rhythm.bpm).map((name, index) => ({ name, probability: index === 0 ? 0.45 : 0.25, evidence }));
  return JSON.stringify({ genres, reasoning: how });
};

function classifyByTempo(text: string): string | undefined {
  const bpm = Number(tempo.exec(text)?.[1]);
  if (!(bpm > 0)) return undefined;
  const names = genresAtTempo(bpm);
  const genres = names.map((name) => ({
    name,
    probability: Math.min(0.25, 0.6 / names.length),
    evidence: [`a tempo of ${quote.bpm(bpm)}`],
  }));
  return JSON.stringify({ genres, reasoning: `A tempo alone decides nothing. ${how}` });
}
