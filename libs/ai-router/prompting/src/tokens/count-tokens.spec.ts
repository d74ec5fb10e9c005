import { readFileSync } from 'node:fs';
import { Tiktoken } from 'js-tiktoken/lite';
import cl100kBase from 'js-tiktoken/ranks/cl100k_base';
import o200kBase from 'js-tiktoken/ranks/o200k_base';
import { countPromptTokens, countTokens } from './count-tokens';

const encodings = [
  ['cl100k_base', cl100kBase],
  ['o200k_base', o200kBase],
] as const;
const ownCode = readFileSync(__filename, 'utf8');
const texts = [
  'hello world '.repeat(1_000),
  "I'll take the 92.4 BPM loop; it's F# minor,\n\n  and it DOESN'T clip (-14.2 LUFS).\r\n",
  '  indented\n\tand tabbed   \n\n\nend',
  'Grüße aus Köln, café, naïve, 日本語, 😀👍🏽',
  ownCode,
];

describe.each(encodings)('countTokens by %s', (encoding, ranks) => {
  it('counts what the encoding itself counts', () => {
    const tokenizer = new Tiktoken(ranks);
    for (const text of texts) expect(countTokens(text, encoding)).toBe(tokenizer.encode(text, [], []).length);
  });

  it('counts the names of special tokens as text', () => {
    expect(countTokens('<|endoftext|>', encoding)).toBeGreaterThan(1);
  });

  it('counts unbroken runs in pieces, and so never too low', () => {
    const tokenizer = new Tiktoken(ranks);
    const least = tokenizer.encode('a'.repeat(640), [], []).length;
    expect(countTokens('a'.repeat(640), encoding)).toBeGreaterThanOrEqual(least);
    expect(countTokens('a'.repeat(640), encoding)).toBeLessThan(least * 1.3);
    expect(countTokens(`${' '.repeat(500)}end`, encoding)).toBeLessThan(60);
  });

  it('cuts no character in two', () => {
    expect(countTokens('😀'.repeat(100), encoding)).toBe(
      countTokens('😀'.repeat(8), encoding) * 12 + countTokens('😀'.repeat(4), encoding),
    );
  });
});

describe(countTokens, () => {
  it.each([
    ['', 0],
    ['hello world', 2],
    ['tiktoken is great!', 6],
  ])('counts %p as %d tokens of cl100k_base', (text, count) => {
    expect(countTokens(text, 'cl100k_base')).toBe(count);
  });
});

describe(countPromptTokens, () => {
  it('adds what frames the messages', () => {
    expect(countPromptTokens([{ role: 'user', content: 'hello world' }], 'cl100k_base')).toBe(9);
  });
});
