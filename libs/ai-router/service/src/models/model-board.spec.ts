import { SkippingRuntime } from '../__fixtures__/router-under-test';
import { ModelBoard } from './model-board';

const fill = (board: ModelBoard): void => {
  for (let failures = 0; failures < 5; failures += 1) board.fail('model', 'PROVIDER_SERVER', 10);
};

describe(ModelBoard, () => {
  it('shuts a model that keeps failing and lets one probe through later', async () => {
    const runtime = new SkippingRuntime();
    const board = new ModelBoard(runtime);
    fill(board);
    expect([board.admits('model'), board.admits('another')]).toEqual([false, true]);
    expect(board.secondsUntilAdmitted(['model', 'another'])).toBe(20);
    await runtime.sleep(20_000);
    expect(board.secondsUntilAdmitted(['model'])).toBeUndefined();
    expect(board.admits('model')).toBe(true);
    board.begin('model');
    expect(board.admits('model')).toBe(false);
  });

  it('lets another probe go when the first was not made', async () => {
    const runtime = new SkippingRuntime();
    const board = new ModelBoard(runtime);
    fill(board);
    await runtime.sleep(20_000);
    board.begin('model');
    board.forget('model');
    expect(board.admits('model')).toBe(true);
  });

  it('does not blame a model for what it was asked', () => {
    const board = new ModelBoard(new SkippingRuntime());
    for (let refusals = 0; refusals < 9; refusals += 1) board.fail('model', 'PROVIDER_CONTENT_FILTER', 10);
    expect(board.admits('model')).toBe(true);
    expect(board.health('model').recent).toEqual([]);
  });
});
