import { EarshotError } from '@earshot/contracts';
import { expecting } from './user-errors';

const failing = (error: Error) => () => Promise.reject(error);

describe(expecting, () => {
  it('answers what the operation answers', async () => {
    expect(await expecting(['NOT_FOUND'], () => Promise.resolve('found'))).toBe('found');
  });

  it('turns an expected failure into its member of the union', async () => {
    const error = new EarshotError('BUDGET_EXCEEDED', 'Too little is left.', {
      details: { remainingTokens: 5, resetsAt: '2026-12-01T00:00:00Z' },
    });
    expect(await expecting(['BUDGET_EXCEEDED'], failing(error))).toMatchObject({
      __typename: 'BudgetExceeded',
      code: 'BUDGET_EXCEEDED',
      message: 'Too little is left.',
      remainingTokens: 5,
    });
  });

  it('names the field that is not acceptable', async () => {
    const error = new EarshotError('INVALID_INPUT', 'Give a name.', { details: { field: 'filename' } });
    expect(await expecting(['INVALID_INPUT'], failing(error))).toMatchObject({ __typename: 'InvalidInput', field: 'filename' });
  });

  it('lets a failure pass that the union has no member for', async () => {
    await expect(expecting(['NOT_FOUND'], failing(new EarshotError('CONFLICT', 'There is one.')))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(expecting(['NOT_FOUND'], failing(new TypeError('broken')))).rejects.toBeInstanceOf(TypeError);
  });
});
