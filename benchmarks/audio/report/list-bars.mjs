import { loudnessDeviation } from '../loudness/loudness-deviation.mjs';
import { timesFaster } from '../speed/interleaved-rounds.mjs';
import { atLeast, atMost, told } from './bar.mjs';
import { number, percent, signed } from './format.mjs';

const hundredths = (value) => number(value, 2);
const times = (value) => `${number(value, value < 10 ? 1 : 0)}×`;
const decibels = (value) => `${number(value, 3)} LU`;
const megabytes = (value) => `${number(value, 0)} MB`;

/**
 * The bars of the sound engine and whether they hold.
 *
 * @returns {import('./bar.mjs').Bar[]}
 */
export const listBars = (results) => [
  ...accuracyBars(results.accuracy.get('Earshot') ?? {}),
  ...loudnessBars(results),
  atMost('spectral features against librosa, furthest of all', furthest(results.spectral), 0.01, (value) => percent(value, 2)),
  ...speedBars(results.speed),
  atLeast('two workers against one', results.workers, 1.8, (value) => `${hundredths(value)}×`),
  ...memoryBars(results.memory),
];

const accuracyBars = (ours) => [
  atLeast('tempo within 4 %, first choice', ours.tempo, 0.85, percent),
  atLeast('tempo within 4 %, up to an octave', ours.tempoUpToLevel, 0.98, percent),
  atLeast('tempo within 0.5 BPM, up to an octave', ours.tempoWithinHalfBpm, 0.95, percent),
  atMost('expected calibration error of the tempo', ours.calibrationError, 0.05, (value) => number(value, 3)),
  atLeast('beats, F-measure', ours.beats, 0.8, percent),
  atLeast('beats, F-measure at any metrical level', ours.beatsAnyLevel, 0.88, percent),
  atLeast('time signature, 3 against 4', ours.metre, 0.9, percent),
  atLeast('key, MIREX weighted', ours.key, 0.968, percent),
  atLeast('chords, major/minor overlap', ours.chords, 0.9, percent),
  told('sections, hit rate within 3 s', percent(ours.sections)),
  told('sections, hit rate within 0.5 s', percent(ours.sectionsClosely)),
];

function loudnessBars({ ebu, recordings }) {
  const { integratedLufs, maxMomentaryLufs, maxShortTermLufs, rangeLu, truePeakDbtp } = ebu.get('Earshot') ?? {};
  const deviation = (...figures) => Math.max(...figures.map((figure) => Math.max(figure?.high, -figure?.low)));
  const real = loudnessDeviation(recordings);
  return [
    atMost('EBU Tech 3341, loudness', deviation(integratedLufs, maxMomentaryLufs, maxShortTermLufs), 0.1, decibels),
    atMost('EBU Tech 3342, loudness range', deviation(rangeLu), 1, decibels),
    atMost('EBU Tech 3341, true peak, furthest above', truePeakDbtp?.high, 0.2, (value) => `${signed(value, 3)} dB`),
    atLeast('EBU Tech 3341, true peak, furthest below', truePeakDbtp?.low, -0.4, (value) => `${signed(value, 3)} dB`),
    atMost('recordings, loudness against libebur128', real?.integratedLufs, 0.05, decibels),
  ];
}

const furthest = (deviations) => (deviations === null ? undefined : Math.max(...Object.values(deviations)));

function speedBars({ seconds, timings }) {
  const speed = (name) => (timings.has(name) ? seconds / timings.get(name).cpuSeconds : undefined);
  const ratio = (ours, peer) => (timings.has(peer) ? timesFaster(timings.get(ours), timings.get(peer)) : undefined);
  return [
    atLeast('DETAILED, decoded from WAV, one core', speed('wav'), 400, times),
    atLeast('DETAILED, decoded from FLAC, one core', speed('flac'), 280, times),
    atLeast('DETAILED, decoded from MP3, one core', speed('mp3'), 250, times),
    atLeast('DETAILED without decoding, one core', speed('engine'), 600, times),
    atLeast('faster than librosa', ratio('engine', 'librosa'), 8, times),
    atLeast('faster than native Essentia, true peak left out', ratio('engine', 'Essentia'), 5, times),
    atLeast('faster than essentia.js', ratio('engine', 'essentia.js'), 40, times),
    atLeast('loudness and true peak alone, faster than libebur128', ratio('loudness', 'libebur128'), 3, times),
  ];
}

function memoryBars(memory) {
  if (memory === null) return [];
  const { longFiles, longSeconds, manyFiles } = memory;
  const { early, late, earlyCount, lateCount } = manyFiles;
  const [format] = Object.entries(longFiles).sort(([, first], [, second]) => second - first)[0];
  return [
    atMost(
      `file of ${number(longSeconds / 60, 0)} minutes, memory over idle, most (${format.toUpperCase()})`,
      longFiles[format],
      250,
      megabytes,
    ),
    // What the allocator keeps for itself comes and goes by a few megabytes.
    atMost(`memory after ${lateCount} files against after ${earlyCount}`, late / early, 1.1, (value) => `${hundredths(value)}×`),
  ];
}
