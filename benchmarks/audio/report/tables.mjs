import { table } from '../../foundation/report.mjs';
import { loudnessDeviation } from '../loudness/loudness-deviation.mjs';
import { absent, number, percent, signed } from './format.mjs';

const accuracyScores = {
  'tempo within 4 %': 'tempo',
  '… up to an octave': 'tempoUpToLevel',
  'within 0.5 BPM, up to an octave': 'tempoWithinHalfBpm',
  'beats F': 'beats',
  '… at any level': 'beatsAnyLevel',
  '3 against 4': 'metre',
  'key, MIREX': 'key',
  chords: 'chords',
  'sections, 3 s': 'sections',
  '… 0.5 s': 'sectionsClosely',
};

/** Everybody's accuracy; a peer that was not there has no row. */
export function accuracyTable(accuracy) {
  const rows = [...accuracy].filter(([, scores]) => Object.keys(scores).length > 0);
  return table(
    ['', ...Object.keys(accuracyScores)],
    rows.map(([name, scores]) => [name, ...Object.values(accuracyScores).map((score) => percent(scores[score]))]),
  );
}

const figures = {
  'integrated, LU': 'integratedLufs',
  'momentary, LU': 'maxMomentaryLufs',
  'short-term, LU': 'maxShortTermLufs',
  'range, LU': 'rangeLu',
  'true peak, dB': 'truePeakDbtp',
};

export const ebuTable = (ebu) =>
  table(
    ['', ...Object.keys(figures)],
    [...ebu].map(([meter, ofMeter]) => [
      meter,
      ...Object.values(figures).map((figure) => {
        const deviation = ofMeter[figure];
        return deviation === undefined ? absent : `${signed(deviation.low)} to ${signed(deviation.high)}`;
      }),
    ]),
  );

export const spectralTable = (deviations) =>
  table(
    ['feature', 'furthest from librosa'],
    Object.entries(deviations).map(([feature, deviation]) => [feature, percent(deviation, 4)]),
  );

const descriptions = {
  engine: 'Earshot, DETAILED, without decoding',
  wav: 'Earshot, DETAILED, decoded from WAV',
  flac: '… from FLAC',
  mp3: '… from MP3',
  ogg: '… from OGG Vorbis',
  opus: '… from Opus',
  m4a: '… from M4A (AAC)',
  loudness: 'Earshot, loudness and true peak alone',
  librosa: 'librosa, its list',
  Essentia: 'Essentia, its list without true peak',
  'Essentia true peak': 'Essentia, true peak alone',
  'essentia.js': 'essentia.js, its list',
  libebur128: 'libebur128, loudness and true peak',
  'ffmpeg ebur128': 'ffmpeg ebur128=peak=true, start and decoding included',
  loudgain: 'loudgain, start and decoding included',
};

export const speedTable = ({ seconds, timings }) =>
  table(
    ['', 'CPU time, ms', 'wall time, ms', 'times realtime (CPU)'],
    [...timings].map(([name, { cpuSeconds, wallSeconds }]) => [
      descriptions[name],
      number(1e3 * cpuSeconds, 0),
      number(1e3 * wallSeconds, 0),
      number(seconds / cpuSeconds, 0),
    ]),
  );

export const memoryTable = ({ longFiles }) =>
  table(
    ['', ...Object.keys(longFiles).map((format) => format.toUpperCase())],
    [['MB over idle', ...Object.values(longFiles).map((value) => number(value, 0))]],
  );

export function recordingsTable(recordings) {
  const tempo = (answer) => number(answer?.bpm);
  const key = (answer) => (answer?.tonic ? `${answer.tonic} ${answer.mode?.toLowerCase()}` : absent);
  return table(
    [
      'file',
      's',
      'BPM: Earshot / librosa / Essentia',
      'key: Earshot / librosa / Essentia',
      'LUFS (libebur128)',
      'dBTP (libebur128)',
      '× realtime',
    ],
    recordings.map(({ name, seconds, cpuSeconds, heard, loudness, reference }) => [
      name,
      number(seconds, 0),
      Object.values(heard).map(tempo).join(' / '),
      Object.values(heard).map(key).join(' / '),
      `${number(loudness.integratedLufs, 2)} (${number(reference?.integratedLufs, 2)})`,
      `${number(loudness.truePeakDbtp, 2)} (${number(reference?.truePeakDbtp, 2)})`,
      number(seconds / cpuSeconds, 0),
    ]),
  );
}

export function recordingsLine(recordings) {
  const deviation = loudnessDeviation(recordings);
  if (deviation === null) return '';
  const { integratedLufs, truePeakDbtp, rangeLu } = deviation;
  return `Furthest from libebur128: ${number(integratedLufs, 3)} LU integrated, ${number(truePeakDbtp, 3)} dB true peak, ${number(rangeLu, 2)} LU range (libebur128 reads the short-term loudness of which the range is made once a second, Earshot ten times).`;
}
