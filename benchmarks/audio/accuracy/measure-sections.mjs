import { loadCompiled } from '../../../tools/generate/load-compiled.mjs';
import { clipFiles } from './clip-files.mjs';

const { boundaryHitRate, evaluationSongs } = loadCompiled('audio-features/dsp');

/** Seconds by which a boundary may be off. */
const tolerances = { sections: 3, sectionsClosely: 0.5 };

/**
 * Plays generated songs to Earshot and scores where it heard a section begin.
 *
 * @returns {Promise<Record<string, number>>} the mean of each score, 0 to 1
 */
export async function measureSections({ earshot }, { songCount, folder }) {
  const sums = Object.fromEntries(Object.keys(tolerances).map((name) => [name, 0]));
  for (const { path, truth } of clipFiles(evaluationSongs('test', songCount), folder)) {
    const reply = await earshot.ask('everything', path);
    const heard = beginnings(reply?.answer.structure?.sections ?? []);
    for (const [name, seconds] of Object.entries(tolerances)) sums[name] += boundaryHitRate(heard, beginnings(truth.sections), seconds);
  }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / songCount]));
}

/** The first section begins with the file, which nobody has to find. */
const beginnings = (sections) => sections.slice(1).map(({ start }) => start);
