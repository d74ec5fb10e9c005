import { machineLine, table } from '../../foundation/report.mjs';
import { barRows } from './bar.mjs';
import { definitions, lists } from './definitions.mjs';
import { speedPicture } from './speed-picture.mjs';
import { listBars } from './list-bars.mjs';
import { accuracyTable, ebuTable, memoryTable, recordingsLine, recordingsTable, spectralTable, speedTable } from './tables.mjs';

/**
 * @param {object} results of one run
 * @returns {string} Markdown, the bars first
 */
export function report(results) {
  const { accuracy, ebu, spectral, speed, memory, recordings, run } = results;
  return [
    '# Audio: how right and how fast',
    `${run.command}, ${run.date}, ${run.minutes.toFixed(0)} minutes. ${machineLine()}`,
    Object.entries(results.versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ') + '.',
    table(['what', 'bar', 'Earshot', 'holds'], barRows(listBars(results))),
    ...section(
      'Accuracy',
      `${run.clipCount} generated clips and, for sections, ${run.songCount} generated songs of the test set, which nothing was tuned on.`,
      accuracyTable(accuracy),
    ),
    ...section('Loudness', 'Deviations from what EBU Tech 3341 and 3342 expect, lowest to highest over their signals.', ebuTable(ebu)),
    ...(spectral === null ? [] : section('Spectral features', 'Means over all frames of the same files.', spectralTable(spectral))),
    ...section(
      'Speed',
      `A generated song of ${speed.seconds.toFixed(0)} seconds, 44.1 kHz stereo; medians of ${speed.rounds} rounds.`,
      speedTable(speed),
      '![seconds of music measured per second](audio-speed.svg)',
    ),
    ...(memory === null
      ? []
      : section('Memory', `${(memory.longSeconds / 60).toFixed(0)} minutes of stereo, by format.`, memoryTable(memory))),
    ...(recordings.length === 0
      ? []
      : section(
          'Recordings',
          `${recordings.length} recordings of the given folder, the first three minutes of each. Nobody noted what is true of them.`,
          recordingsTable(recordings),
          recordingsLine(recordings),
        )),
    ...section('What the figures mean', definitions),
    ...section('Who does what', 'Ratios compare the time for these lists; Earshot always does all of its own.', lists),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const pictured = {
  loudness: 'Earshot, loudness alone',
  libebur128: 'libebur128, loudness',
  engine: 'Earshot, everything',
  mp3: 'Earshot, everything, from MP3',
  librosa: 'librosa',
  Essentia: 'Essentia, without true peak',
  'essentia.js': 'essentia.js',
};

/** @returns {string} the speeds as an SVG picture */
export const picture = ({ seconds, timings }) =>
  speedPicture(
    Object.entries(pictured)
      .filter(([name]) => timings.has(name))
      .map(([name, label]) => ({ label, value: seconds / timings.get(name).cpuSeconds, isOurs: label.startsWith('Earshot') })),
  );

const section = (title, ...parts) => [`## ${title}`, ...parts];
