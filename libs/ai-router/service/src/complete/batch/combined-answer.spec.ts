import { readCombinedAnswer } from './combined-answer';

const answers = (...given: readonly object[]): string => JSON.stringify({ answers: given });

describe(readCombinedAnswer, () => {
  it('puts answers in the places of their questions', () => {
    expect(readCombinedAnswer(answers({ number: 2, answer: 'b' }, { number: 1, answer: 'a' }), 2)).toEqual(['a', 'b']);
  });

  it.each([
    ['is missing', answers({ number: 1, answer: 'a' })],
    ['is empty', answers({ number: 1, answer: 'a' }, { number: 2, answer: '  ' })],
    ['is there twice', answers({ number: 2, answer: 'b' }, { number: 1, answer: 'a' }, { number: 2, answer: 'c' })],
    ['broke off', '{"answers": [{"number": 1, "answer": "a"}, {"number": 2, "answer": "It is im'],
  ])('relies on no answer that %s', (_how, text) => {
    expect(readCombinedAnswer(text, 2)).toEqual(['a', undefined]);
  });

  it('reads what is fenced, and nothing of what is no JSON', () => {
    expect(readCombinedAnswer('```json\n{"answers": [{"number": 1, "answer": "a",}]}\n```', 1)).toEqual(['a']);
    expect(readCombinedAnswer('I cannot do that.', 2)).toEqual([undefined, undefined]);
  });
});
