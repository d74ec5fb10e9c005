import { noTokens } from '@earshot/contracts';
import type { KeptAnswer } from './kept-answer';
import { LocalAnswers } from './local-answers';

const answer = (content: string): KeptAnswer => ({
  content,
  data: null,
  provider: 'local',
  model: 'earshot-rules',
  finishReason: 'stop',
  toolCalls: [],
  usage: noTokens,
});

describe(LocalAnswers, () => {
  it('gives an answer until its time is over', () => {
    const answers = new LocalAnswers();
    answers.keep('key', answer('a'), 100);
    expect(answers.find('key', 99)?.content).toBe('a');
    expect(answers.find('key', 100)).toBeUndefined();
    expect(answers.find('other', 0)).toBeUndefined();
  });

  it('lets the oldest of more than a thousand go', () => {
    const answers = new LocalAnswers();
    for (let index = 0; index <= 1_000; index += 1) answers.keep(`key-${index}`, answer(String(index)), 100);
    expect(answers.find('key-0', 0)).toBeUndefined();
    expect(answers.find('key-1', 0)?.content).toBe('1');
  });

  it('forgets what begins as it is told, and counts what is left', () => {
    const answers = new LocalAnswers();
    answers.keep('summary:1', answer('a'), 100);
    answers.keep('summary:2', answer('b'), 50);
    answers.keep('vibe:1', answer('c'), 100);
    expect(answers.size(50)).toBe(2);
    expect(answers.clear('summary:')).toBe(2);
    expect(answers.size(0)).toBe(1);
    expect(answers.clear('')).toBe(1);
  });
});
