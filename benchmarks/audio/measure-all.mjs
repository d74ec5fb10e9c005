import { loadCompiled } from '../../tools/generate/load-compiled.mjs';
import { clipFiles } from './accuracy/clip-files.mjs';
import { measureAccuracy } from './accuracy/measure-accuracy.mjs';
import { measureSections } from './accuracy/measure-sections.mjs';
import { versionsOf } from './contestants/start-contestants.mjs';
import { listRecordings } from './folder/list-recordings.mjs';
import { measureRecordings } from './folder/measure-recordings.mjs';
import { measureEbuCases } from './loudness/measure-ebu-cases.mjs';
import { canMeasureMemory, measureLongFiles, measureManyFiles } from './memory/measure-memory.mjs';
import { mergeDeviations, measureSpectralDeviation } from './spectral/measure-spectral-deviation.mjs';
import { compareWorkers } from './speed/compare-workers.mjs';
import { measureSpeed } from './speed/measure-speed.mjs';
import { renderMaterial } from './speed/render-material.mjs';

const { evaluationClips } = loadCompiled('audio-features/dsp');

/**
 * Everything that is reported, one part after the other; within accuracy, where nothing is timed, everybody listens at once.
 *
 * @param {import('./contestants/start-contestants.mjs').Contestants} contestants
 * @param {{ size: import('./options.mjs').Options['size'], recordings: string | undefined, folder: string, say: (text: string) => void }} options
 */
export async function measureAll(contestants, { size, recordings: given, folder, say }) {
  say('speed');
  const speed = await measureSpeed(contestants, { seconds: size.songSeconds, rounds: size.rounds, folder });
  const { wav, mp3 = wav } = renderMaterial(folder, { seconds: size.songSeconds });
  const workers = await compareWorkers(mp3, { rounds: size.workerRounds, files: size.workerFiles });
  say('memory');
  const memory = canMeasureMemory ? measureMemory(folder, size) : null;
  say('accuracy');
  const accuracy = await measureAccuracy(contestants, { clipCount: size.clipCount, folder });
  Object.assign(accuracy.get('Earshot'), await measureSections(contestants, { songCount: size.songCount, folder }));
  const clips = clipFiles(evaluationClips('test', size.comparedClips), folder);
  const ofClips = await measureSpectralDeviation(contestants, clips);
  say('loudness');
  const ebu = await measureEbuCases(contestants, { folder });
  say('recordings');
  const { recordings, spectral } = await measureGiven(contestants, { given, most: size.recordings, folder });
  return {
    speed,
    workers,
    memory,
    accuracy,
    ebu,
    recordings,
    spectral: mergeDeviations(ofClips, spectral),
    versions: versionsOf(contestants),
  };
}

function measureMemory(folder, { longSeconds, earlyCount, lateCount }) {
  const manyFiles = measureManyFiles(folder, { earlyCount, lateCount });
  return { longFiles: measureLongFiles(folder, { seconds: longSeconds }), longSeconds, manyFiles };
}

async function measureGiven(contestants, { given, most, folder }) {
  if (given === undefined) return { recordings: [], spectral: null };
  const recordings = [];
  let spectral = null;
  for await (const recording of measureRecordings(contestants, listRecordings(given, most), folder)) {
    recordings.push(recording);
    spectral = mergeDeviations(spectral, await measureSpectralDeviation(contestants, [recording]));
  }
  return { recordings, spectral };
}
