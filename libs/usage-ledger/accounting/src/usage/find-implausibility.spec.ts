import { noTokens } from '@earshot/contracts';
import { findImplausibility } from './find-implausibility';
import { addUsage, usageDifference } from './sum-usage';

const usage = { ...noTokens, promptTokens: 100, completionTokens: 50, totalTokens: 150 };

describe(findImplausibility, () => {
  it('finds nothing in a usage whose parts fit', () => {
    expect(findImplausibility({ ...usage, cachedPromptTokens: 60, cacheWriteTokens: 40, reasoningTokens: 50 })).toBeUndefined();
  });

  it.each([
    ['cached input beyond the prompt', { cachedPromptTokens: 60, cacheWriteTokens: 41 }, 'cached'],
    ['reasoning beyond the answer', { reasoningTokens: 51 }, 'reasoning'],
    ['a total that is no sum', { totalTokens: 151 }, 'total'],
    ['more than any model can do', { promptTokens: 1e12, totalTokens: 1e12 + 50 }, 'more than'],
  ])('finds %s', (_case, classes, word) => {
    expect(findImplausibility({ ...usage, ...classes })).toContain(word);
  });
});

describe(usageDifference, () => {
  it('is what has to be added to the estimate to make it the truth', () => {
    const truth = { ...noTokens, promptTokens: 120, completionTokens: 10, totalTokens: 130, cachedPromptTokens: 20 };
    expect(addUsage(usage, usageDifference(truth, usage))).toEqual(truth);
  });
});
