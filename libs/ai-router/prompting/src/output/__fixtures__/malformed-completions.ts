import { z } from 'zod';
import { SeededRandom } from '../../__fixtures__/seeded-random';

/** An answer with text, a choice, a number, a switch and lists, as tasks ask for them. */
export const reviewSchema = z.object({
  summary: z.string().min(1).max(300),
  severity: z.enum(['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH']),
  confidence: z.number().min(0).max(1),
  needsTests: z.boolean(),
  line_count: z.int(),
  tags: z.array(z.string().min(1).max(40)).max(6),
  issues: z.array(z.object({ title: z.string().min(1), line: z.int().optional() })).default([]),
});
type Review = z.output<typeof reviewSchema>;

const summaries = [
  "The loop isn't bounded, and it's slow",
  'Reads "config" twice: once too often',
  'Clean, small {mostly} [well] named',
  'Splits a/b // badly, see #4',
];

const review = (random: SeededRandom): Review => ({
  summary: random.pick(summaries),
  severity: random.pick(['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const),
  confidence: random.integer(0, 100) / 100,
  needsTests: random.next() < 0.5,
  line_count: random.integer(1, 900),
  tags: ['bounds', 'speed', 'naming', 'io'].slice(0, random.integer(1, 4)),
  issues: [{ title: 'No bound', line: random.integer(1, 90) }, { title: 'Slow' }].slice(0, random.integer(0, 2)),
});

const written = (value: unknown, random: SeededRandom): string => JSON.stringify(value, null, random.pick([0, 2]));
const changeKeys = (value: Review, change: (key: string) => string): unknown =>
  Object.fromEntries(Object.entries(value).map(([key, part]) => [change(key), part]));
const pascal = (key: string): string => key.replace(/(?:^|_)(\w)/g, (_match, letter: string) => letter.toUpperCase());

type Malform = (value: Review, random: SeededRandom) => string;

/** How models spoil the syntax; the value can be read from all of it. */
const syntaxFaults: Readonly<Record<string, Malform>> = {
  fenced: (value, random) => `\`\`\`json\n${written(value, random)}\n\`\`\``,
  unclosedFence: (value, random) => `\`\`\`\n${written(value, random)}`,
  prose: (value, random) => `Sure, here is the review [as asked]:\n\n${written(value, random)}\n\nLet me know {if} you need more.`,
  reasoning: (value, random) => `<think>It could be {"severity": "LOW"}.</think>${written(value, random)}`,
  trailingCommas: (value) => JSON.stringify(value, null, 2).replace(/([\]}"\w])\n(\s*[\]}])/g, '$1,\n$2'),
  missingCommas: (value) => JSON.stringify(value, null, 2).replace(/,\n/g, '\n'),
  singleQuotes: (value, random) => written({ ...value, summary: 'plain' }, random).replaceAll('"', "'"),
  smartQuotes: (value, random) => written({ ...value, summary: 'plain' }, random).replace(/"([^"]*)"/g, '“$1”'),
  unquotedKeys: (value) => JSON.stringify(value, null, 2).replace(/"(\w+)":/g, '$1:'),
  lineComments: (value) => JSON.stringify(value, null, 2).replace(/,\n/g, ', // as asked\n'),
  blockComments: (value) => JSON.stringify(value, null, 2).replace('{', '{ /* the review */'),
  python: (value) =>
    JSON.stringify({ ...value, summary: 'plain' })
      .replaceAll('"', "'")
      .replace('true', 'True')
      .replace('false', 'False'),
  rawNewlines: (value, random) => written({ ...value, summary: 'two@lines' }, random).replace('@', '\n'),
  innerQuotes: (value, random) => written({ ...value, summary: 'reads @config@ twice' }, random).replaceAll('@', '"'),
  cutAtTheEnd: (value, random) => JSON.stringify(value).slice(0, -random.integer(1, 2)),
};

/** How models miss the schema although they mean the right thing. */
const shapeFaults: Readonly<Record<string, Malform>> = {
  pascalKeys: (value, random) => written(changeKeys(value, pascal), random),
  upperKeys: (value, random) =>
    written(
      changeKeys(value, (key) => key.toUpperCase()),
      random,
    ),
  kebabKeys: (value, random) =>
    written(
      changeKeys(value, (key) => key.replaceAll('_', '-')),
      random,
    ),
  spokenChoice: (value, random) => written({ ...value, severity: value.severity.toLowerCase().replace('_', ' ') }, random),
  numbersAsText: (value, random) => written({ ...value, confidence: String(value.confidence), line_count: ` ${value.line_count}` }, random),
  switchesAsText: (value, random) => written({ ...value, needsTests: value.needsTests ? 'yes' : 'False' }, random),
  oneInsteadOfList: (value, random) => written({ ...value, tags: 'bounds, speed', issues: { title: 'No bound' } }, random),
  wrapped: (value, random) => written({ review: value }, random),
  inList: (value, random) => written([value], random),
  tooManyKeys: (value, random) =>
    written({ ...value, note: 'extra', tags: [...value.tags, ...value.tags, ...value.tags, 'more', 'yet more'] }, random),
  nullInsteadOfNothing: (value, random) => written({ ...value, issues: null }, random),
  tooLong: (value, random) => written({ ...value, summary: 'long words '.repeat(60) }, random),
};

/** What nobody can read the whole value from. */
const losses: Readonly<Record<string, Malform>> = {
  cutInTheMiddle: (value, random) => {
    const text = JSON.stringify(value);
    return text.slice(0, random.integer(1, Math.floor(text.length * 0.7)));
  },
  refusal: () => 'I am sorry, but I cannot help with that.',
  nothing: () => '',
  wrongChoice: (value, random) => written({ ...value, severity: 'PURPLE' }, random),
  missingKey: ({ severity: _severity, ...value }, random) => written(value, random),
  page: () => '<html><body>502 Bad Gateway</body></html>',
};

/** A completion as a model might send it. */
export interface MalformedCompletion {
  readonly faults: readonly string[];
  readonly text: string;
}

/**
 * @returns answers with faults: four of ten in their syntax, three in their shape, one in both, two with something lost
 */
export function malformedCompletions(count: number, seed: number): MalformedCompletion[] {
  const random = new SeededRandom(seed);
  const make = (kinds: Readonly<Record<string, Malform>>, name = random.pick(Object.keys(kinds))): MalformedCompletion => ({
    faults: [name],
    text: kinds[name]?.(review(random), random) ?? '',
  });
  return Array.from({ length: count }, (): MalformedCompletion => {
    const draw = random.integer(1, 10);
    if (draw <= 4) return make(syntaxFaults);
    if (draw <= 7) return make(shapeFaults);
    if (draw > 8) return make(losses);
    const { faults, text } = make(shapeFaults);
    return { faults: [...faults, 'fencedProse'], text: `Here you go:\n\`\`\`json\n${text.replace(/([\]}])$/, ',$1')}\n\`\`\`\nDone.` };
  });
}
