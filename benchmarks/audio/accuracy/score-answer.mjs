import { loadCompiled } from '../../../tools/generate/load-compiled.mjs';
import { metricalLevels } from './metrical-levels.mjs';

const { beatFMeasure, chordOverlap, isTempoRight, isTempoRightUpToLevel, mirexKeyScore } = loadCompiled('audio-features/dsp');

const levels = [1 / 3, 1 / 2, 1, 2, 3];

/**
 * Scores of one answer, 0 to 1 each; what the answer or the truth does not tell has no score.
 *
 * @param {import('./methods.mjs').Answer} answer
 * @param {import('@earshot/audio-features/dsp').ArrangementTruth} truth
 * @returns {Record<string, number>}
 */
export const scoreAnswer = (answer, truth) => ({
  ...scoreRhythm(answer, truth),
  ...(answer.timeSignature === undefined ? {} : scoreMetre(answer.timeSignature, truth.timeSignature)),
  ...scoreHarmony(answer, truth),
});

function scoreRhythm({ bpm, beatTimes }, truth) {
  if (bpm === undefined || beatTimes === undefined) return {};
  return {
    tempo: Number(isTempoRight(bpm, truth.bpm)),
    tempoUpToLevel: Number(isTempoRightUpToLevel(bpm, truth.bpm)),
    tempoWithinHalfBpm: Number(bpm !== null && levels.some((factor) => Math.abs(bpm / factor - truth.bpm) <= 0.5)),
    beats: beatFMeasure(beatTimes, truth.beatTimes),
    beatsAnyLevel: Math.max(...metricalLevels(truth.beatTimes).map((beats) => beatFMeasure(beatTimes, beats))),
  };
}

/** Threes are 3/4 and 6/8 for what was heard; only clips in 3/4 and 4/4 count. */
function scoreMetre(heard, [beats, unit]) {
  if (unit !== 4 || (beats !== 3 && beats !== 4)) return {};
  const isThree = heard !== null && heard[0] % 3 === 0;
  const isFour = heard !== null && (heard[0] === 2 || heard[0] === 4);
  return beats === 3 ? { metreOfThrees: Number(isThree) } : { metreOfFours: Number(isFour) };
}

function scoreHarmony({ tonic, mode, chords }, truth) {
  return {
    ...(mode === undefined || truth.key === null ? {} : { key: keyScore({ tonic, mode }, truth) }),
    ...(chords === undefined || truth.chords.length === 0 ? {} : { chords: chordOverlap(chords, truth.chords) }),
  };
}

const keyScore = ({ tonic, mode }, truth) => (tonic === null ? 0 : mirexKeyScore({ tonic, mode }, { tonic: truth.key, mode: truth.scale }));
