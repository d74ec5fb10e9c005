/** Answers a question that can be reckoned; undefined where it is another one. */
export type QuickSum = (question: string) => string | undefined;

const number = '(-?\\d{1,9}(?:\\.\\d{1,6})?)';
const round = (value: number, decimals = 2): string => String(Number(value.toFixed(decimals)));
const msPerMinute = 60_000;
const concertPitchHz = 440;
const concertPitchKey = 69;
const noteNames = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const pitchClasses: ReadonlyMap<string, number> = new Map([
  ...noteNames.map((name, index) => [name.toLowerCase(), index] as const),
  ...(['db', 'eb', 'gb', 'ab', 'bb'] as const).map((name, index) => [name, [1, 3, 6, 8, 10][index] ?? 0] as const),
]);

const tempo = new RegExp(`${number}\\s?bpm`, 'i');
const about = /\b(?:delay|ms|millisecond|long|length|bar|beat|note|second|sync|duration)/i;

/** Lengths of notes and bars at a tempo. */
const beatLengths: QuickSum = (question) => {
  const bpm = Number(tempo.exec(question)?.[1]);
  if (!(bpm > 0) || !about.test(question)) return undefined;
  const beatMs = msPerMinute / bpm;
  const [bar, eighth, dotted, sixteenth, triplet] = [4, 1 / 2, 3 / 4, 1 / 4, 1 / 3].map((beats) => round(beatMs * beats));
  return `At ${round(bpm)} BPM a beat lasts ${round(beatMs)} ms and a bar of 4/4 lasts ${bar} ms. As delay times: 1/8 ${eighth} ms, dotted 1/8 ${dotted} ms, 1/8 triplet ${triplet} ms, 1/16 ${sixteenth} ms (60,000 ms divided by the tempo, times the share of a beat).`;
};

const stretched = new RegExp(`${number}\\s?(?:bpm)?\\s?(?:to|->|→)\\s?${number}\\s?bpm`, 'i');

/** From one tempo to another. */
const tempoChange: QuickSum = (question) => {
  const [, from = NaN, to = NaN] = (stretched.exec(question) ?? []).map(Number);
  if (!(from > 0 && to > 0)) return undefined;
  return `From ${round(from)} to ${round(to)} BPM the speed is ${round((to / from) * 100)} % and the length ${round((from / to) * 100)} %. Without time stretching that shifts the pitch by ${round(12 * Math.log2(to / from))} semitones.`;
};

const namedNote =
  /\b(?:frequency|hz|hertz|pitch)\b.{0,40}?\b([a-g](?:#|b)?)(-?\d)\b|\b([a-g](?:#|b)?)(-?\d)\b.{0,40}?\b(?:frequency|hz|hertz)\b/i;

/** The frequency of a note. */
const noteFrequency: QuickSum = (question) => {
  const [, before, octaveBefore, after, octaveAfter] = namedNote.exec(question) ?? [];
  const pitchClass = pitchClasses.get((before ?? after ?? '').toLowerCase());
  if (pitchClass === undefined) return undefined;
  const octave = Number(octaveBefore ?? octaveAfter);
  const key = 12 * (octave + 1) + pitchClass;
  const hertz = concertPitchHz * 2 ** ((key - concertPitchKey) / 12);
  return `${noteNames[pitchClass]}${octave} is ${round(hertz)} Hz (equal temperament, A4 = 440 Hz; MIDI note ${key}).`;
};

const hertz = new RegExp(`(?:note|key|pitch).{0,40}?${number}\\s?hz|${number}\\s?hz.{0,40}?(?:note|key|pitch)`, 'i');

/** The note of a frequency. */
const nearestNote: QuickSum = (question) => {
  const found = hertz.exec(question);
  const value = Number(found?.[1] ?? found?.[2]);
  if (!(value > 0)) return undefined;
  const exact = concertPitchKey + 12 * Math.log2(value / concertPitchHz);
  const key = Math.round(exact);
  return `${round(value)} Hz is nearest to ${noteNames[((key % 12) + 12) % 12]}${Math.floor(key / 12) - 1}, ${round((exact - key) * 100, 0)} cents away (A4 = 440 Hz).`;
};

const keyName = /\b([a-g](?:#|b| sharp| flat)?)[\s-]?(major|minor|maj|min)\b/i;
const steps = { major: [0, 2, 4, 5, 7, 9, 11], minor: [0, 2, 3, 5, 7, 8, 10] } as const;
const chordsOf = { major: ['', 'm', 'm', '', '', 'm', 'dim'], minor: ['m', 'dim', '', 'm', 'm', '', ''] } as const;

/** Notes, chords and the relative of a key. */
const keyNotes: QuickSum = (question) => {
  const [, tonic = '', word = ''] = keyName.exec(question) ?? [];
  if (!/\b(?:note|scale|chord|relative|key|diatonic)/i.test(question)) return undefined;
  const root = pitchClasses.get(tonic.toLowerCase().replace(' sharp', '#').replace(' flat', 'b'));
  if (root === undefined) return undefined;
  const mode = word.toLowerCase().startsWith('maj') ? 'major' : 'minor';
  const notes = steps[mode].map((step) => noteNames[(root + step) % 12] ?? '');
  const chords = notes.map((note, index) => `${note}${chordsOf[mode][index] ?? ''}`);
  const relative = mode === 'major' ? `${notes[5]} minor` : `${notes[2]} major`;
  return `${notes[0]} ${mode} has the notes ${notes.join(', ')} and the chords ${chords.join(', ')}. Its relative is ${relative}. (Sharps stand for their flats.)`;
};

const decibels = new RegExp(`${number}\\s?db\\b(?!.{0,3}(?:tp|fs))`, 'i');

/** What a change in decibels is as a factor. */
const decibelFactor: QuickSum = (question) => {
  const value = Number(decibels.exec(question)?.[1]);
  if (!Number.isFinite(value) || !/\b(?:factor|ratio|times|gain|amplitude|power|linear|mean)\b/i.test(question)) return undefined;
  return `${round(value)} dB is a factor of ${round(10 ** (value / 20), 4)} in amplitude and ${round(10 ** (value / 10), 4)} in power.`;
};

const transposed = new RegExp(`${number}\\s?(semitones?|cents?|octaves?)\\b`, 'i');
const semitonesOf: Readonly<Record<string, number>> = { semitone: 1, cent: 0.01, octave: 12 };

/** What a change of pitch is as a factor of speed. */
const pitchFactor: QuickSum = (question) => {
  const [, digits, unit = ''] = transposed.exec(question) ?? [];
  if (digits === undefined || !/\b(?:factor|ratio|speed|rate|playback|frequency)\b/i.test(question)) return undefined;
  const semitones = Number(digits) * (semitonesOf[unit.toLowerCase().replace(/s$/, '')] ?? 1);
  return `${round(Number(digits))} ${unit} is a factor of ${round(2 ** (semitones / 12), 6)} in frequency, and in speed where nothing is stretched.`;
};

const sum = new RegExp(`(?:what(?:'s| is)|calculate|compute|how much is)\\s+${number}\\s?([-+*/x×÷^])\\s?${number}\\s?\\??$`, 'i');
const operations: Readonly<Record<string, (one: number, other: number) => number>> = {
  ...{
    '+': (one, other) => one + other,
    '-': (one, other) => one - other,
    '*': (one, other) => one * other,
    '/': (one, other) => one / other,
  },
  ...{
    x: (one, other) => one * other,
    '×': (one, other) => one * other,
    '÷': (one, other) => one / other,
    '^': (one, other) => one ** other,
  },
};

/** One operation on two numbers. */
const arithmetic: QuickSum = (question) => {
  const [, one, sign = '', other] = sum.exec(question.trim()) ?? [];
  const result = operations[sign.toLowerCase()]?.(Number(one), Number(other));
  if (result === undefined) return undefined;
  return Number.isFinite(result) ? `${one} ${sign} ${other} = ${round(result, 10)}.` : `${one} ${sign} ${other} has no value.`;
};

/** The more particular one stands first. */
export const quickSums: readonly QuickSum[] = [
  tempoChange,
  beatLengths,
  noteFrequency,
  nearestNote,
  keyNotes,
  pitchFactor,
  decibelFactor,
  arithmetic,
];
