import { loadCompiled } from '../../../tools/generate/load-compiled.mjs';
import { calibrationError } from './calibration-error.mjs';
import { clipFiles } from './clip-files.mjs';
import { methods } from './methods.mjs';
import { scoreAnswer } from './score-answer.mjs';

const { evaluationClips } = loadCompiled('audio-features/dsp');

/**
 * Plays the generated test clips to everybody and scores what each heard.
 *
 * @returns {Promise<Map<string, Record<string, number>>>} by method: the mean of each score, 0 to 1
 */
export async function measureAccuracy(contestants, { clipCount, folder }) {
  const scores = new Map(Object.keys(methods).map((name) => [name, []]));
  const claims = [];
  for (const { path, truth } of clipFiles(evaluationClips('test', clipCount), folder)) {
    const answers = await Promise.all(Object.entries(methods).map(async ([name, ask]) => [name, await ask(contestants, path)]));
    for (const [name, answer] of answers) {
      if (answer === null) continue;
      const score = scoreAnswer(answer, truth);
      scores.get(name).push(score);
      if (name === 'Earshot') claims.push({ confidence: answer.confidence, right: score.tempo });
    }
  }
  const means = new Map([...scores].map(([name, all]) => [name, meanScores(all)]));
  means.get('Earshot').calibrationError = calibrationError(claims);
  return means;
}

function meanScores(scores) {
  const names = [...new Set(scores.flatMap(Object.keys))];
  const means = Object.fromEntries(names.map((name) => [name, mean(scores.flatMap((score) => score[name] ?? []))]));
  const { metreOfThrees, metreOfFours } = means;
  return metreOfThrees === undefined || metreOfFours === undefined ? means : { ...means, metre: (metreOfThrees + metreOfFours) / 2 };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
