import { SeededRandom } from '../__fixtures__/seeded-random';
import { documentedSample, verboseTemplates } from './__fixtures__/verbose-templates';
import { compressText } from './compress-text';
import { factsOf, hasSameFacts } from './facts';
import { shorterPhrases } from './shorter-phrases';

const compress = (text: string): string => compressText(text, 'o200k_base').text;

describe(compressText, () => {
  it('brings the documented sample from 150 tokens to 75', () => {
    const { originalTokens, compressedTokens } = compressText(documentedSample, 'cl100k_base');
    expect(originalTokens).toBeGreaterThanOrEqual(145);
    expect(originalTokens).toBeLessThanOrEqual(155);
    expect(compressedTokens).toBeLessThanOrEqual(75);
  });

  it('saves 40 to 60 % of every verbose template', () => {
    const reports = verboseTemplates.map((template) => compressText(template, 'o200k_base'));
    const outside = reports.filter(({ savedPercent }) => savedPercent < 40 || savedPercent > 60);
    expect(outside).toEqual([]);
  });

  it('changes nothing in what it has compressed', () => {
    for (const template of verboseTemplates) expect(compress(compress(template))).toBe(compress(template));
  });

  it('reports what was saved', () => {
    expect(compressText('please answer now', 'o200k_base')).toEqual({
      text: 'answer now',
      originalTokens: 3,
      compressedTokens: 2,
      savedPercent: 33.3,
    });
    expect(compressText('', 'o200k_base')).toEqual({ text: '', originalTokens: 0, compressedTokens: 0, savedPercent: 0 });
  });

  it.each([
    ['white space', 'Read   it. \n\n\n Then\t act.', 'Read it.\nThen act.'],
    ['decoration', '## Title\n---\n**Bold** and *slanted*\n> quoted\n* item', 'Title\nBold and slanted\nquoted\n- item'],
    ['repetition', 'Check the names of things.\nThen go on.\nCheck the names of things!', 'Check names of things.\nThen go on.'],
    ['phrases', 'In order to win, make use of a large number of tests.', 'to win, use many tests.'],
  ])('strips %s', (_what, text, short) => {
    expect(compress(text)).toBe(short);
  });

  it.each([
    ['fenced code', '```js\nconst  the = "a  very  long";   // the\n```'],
    ['inline code', '`the   a  very`'],
    ['indented code', '    if the:   return a'],
    ['a statement', 'const the = an(a,   the);'],
    ['lyrics', '[Chorus]\nPlease, please, the night,   the night\nPlease, please, the night,   the night'],
    ['lyrics in tags', '<lyrics>\nThe  the  the\nThe  the  the\n</lyrics>'],
    ['a quotation', '"please do   the thing"'],
    ['a place to fill', '{the_variable}'],
    ['an address', 'https://example.com/the/a?please=1'],
  ])('leaves %s as it was written', (_what, verbatim) => {
    const text = `Please take a look at this very carefully:\n\n${verbatim}\n\nThank you very much for your help!`;
    expect(compress(text)).toContain(verbatim);
    expect(compressText(text, 'o200k_base').savedPercent).toBeGreaterThan(0);
  });

  it.each([
    ['one long word', 'a'],
    ['empty lines', '\n'],
    ['open emphasis', '***a'],
    ['pictures between letters', 'a🎵 '],
    ['open quotations', '"a\n'],
  ])('comes to an end with 50 KB of %s', (_what, piece) => {
    const text = piece.repeat(50_000 / piece.length);
    expect(compressText(text, 'o200k_base').compressedTokens).toBeLessThanOrEqual(compressText(text, 'o200k_base').originalTokens);
  });

  it('leaves words apart where a picture stood between them', () => {
    expect(compress('Please put the kick🎵 snare 🎵 and hat in.')).toBe('put kick snare and hat in.');
  });

  it('takes no key for an article', () => {
    expect(compress('Please write it in a minor, not in a major key.')).toBe('write it in a minor, not in a major key.');
  });

  it('gives the original back where signs of its own are in it', () => {
    expect(compress('Please read \ue000 the text')).toBe('Please read \ue000 the text');
  });
});

describe('the list of shorter phrases', () => {
  it('holds no numeral, no negation and no identifier, on neither side', () => {
    const changing = [...shorterPhrases].filter(([phrase, shorter]) => factsOf(phrase).length > 0 || factsOf(shorter).length > 0);
    expect(changing).toEqual([]);
  });
});

describe('hasSameFacts', () => {
  it.each([
    ['do not clip', 'do clip'],
    ['at -14.2 LUFS', 'at 14.2 LUFS'],
    ['cut 3 dB', 'cut 3 Hz'],
    ['cut 3 dB at 200 Hz', 'cut 200 dB at 3 Hz'],
    ['set maxTokens', 'set'],
    ['use the file read-me.ts', 'use the file'],
    ["don't", 'do'],
    ['ask Dilla', 'ask'],
    ['only once', 'once'],
  ])('tells %p from %p', (one, other) => {
    expect(hasSameFacts(one, other)).toBe(false);
  });
});

const facts = [
  ...[
    '92.4 BPM',
    '-14.2 LUFS',
    '3 dB',
    '44.1 kHz',
    '1,000 ms',
    '50 %',
    '$0.00005',
    '4/4',
    '20.19.0',
    '7',
    '-0.3 dBTP',
    '2 bars',
    '10 seconds',
  ],
  ...['not', 'never', "don't", 'cannot', 'without', 'no', 'unless', 'except', 'only', "isn't", 'none', 'neither'],
  ...[
    'maxTokens',
    'api_key',
    'process.env.PORT',
    'src/index.ts',
    'HTTP',
    'v2',
    'QuestionWriter',
    'SP404',
    'a_b_c',
    'README.md',
    'F5',
    'user@host',
  ],
];
const glue = [
  'please',
  'the',
  'a',
  'very',
  'in order to',
  'make sure that you',
  'sample',
  'check',
  'and',
  'is',
  'as well as',
  'which is',
  'keep',
  'it',
];

describe('compressing ten thousand random texts', () => {
  it('loses no numeral, unit, negation or identifier', () => {
    const random = new SeededRandom(20_261_121);
    const broken: string[] = [];
    for (let index = 0; index < 10_000; index += 1) {
      const said = Array.from({ length: random.integer(1, 6) }, () => random.pick(facts));
      const ends = ['. ', ', ', ' ', '\n', '\n\n- ', ' **', '** ', '! '];
      const text = said
        .map((fact) => `${random.pick(glue)} ${random.pick(glue)} ${fact} ${random.pick(glue)}${random.pick(ends)}`)
        .join('');
      const short = compress(text);
      if (said.some((fact) => !short.includes(fact))) broken.push(`${JSON.stringify(text)} became ${JSON.stringify(short)}`);
    }
    expect(broken).toEqual([]);
  });
});
