import { countPromptTokens, countTokens } from './count-tokens';

describe(countTokens, () => {
  it.each([
    ['', 0],
    ['hello world', 2],
    ['tiktoken is great!', 6],
  ])('counts %p as %d tokens of cl100k_base', (text, count) => {
    expect(countTokens(text, 'cl100k_base')).toBe(count);
  });

  it('knows o200k_base too', () => {
    expect(countTokens('hello world', 'o200k_base')).toBe(2);
  });

  it('counts the names of special tokens as text', () => {
    expect(countTokens('<|endoftext|>', 'cl100k_base')).toBeGreaterThan(1);
  });

  it('counts prose as a whole and unbroken runs in pieces', () => {
    expect(countTokens('hello world '.repeat(1_000), 'cl100k_base')).toBe(2_001);
    expect(countTokens('a'.repeat(6_400), 'cl100k_base')).toBe(800);
    expect(countTokens(`${' '.repeat(500)}end`, 'cl100k_base')).toBeLessThan(20);
  });
});

describe(countPromptTokens, () => {
  it('adds what frames the messages', () => {
    expect(countPromptTokens([{ role: 'user', content: 'hello world' }], 'cl100k_base')).toBe(9);
  });
});
