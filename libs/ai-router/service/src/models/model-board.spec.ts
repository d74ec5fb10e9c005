import { builtinCatalogue, findModel, type CatalogueModel } from '@earshot/model-catalogue';
import { MemoryRateLimitStore, type RateLimitStore } from '@earshot/platform/rate-limit';
import { MapCacheStore } from '../__fixtures__/map-cache-store';
import { SkippingRuntime } from '../__fixtures__/router-under-test';
import { FreeRequests } from './free-requests';
import { ModelBoard } from './model-board';
import { SharedBreakers } from './shared-breakers';

const find = (name: string): CatalogueModel => {
  const model = findModel(builtinCatalogue, name);
  if (model === undefined) throw new Error(`There is no model ${name}.`);
  return model;
};
const model = find('fast');
const another = find('deep');

/** Boards of two replicas that share their stores. */
function startBoards() {
  const runtime = new SkippingRuntime();
  const store = new MapCacheStore();
  const limits: RateLimitStore = new MemoryRateLimitStore({ now: () => runtime.now() });
  const replica = () => new ModelBoard(runtime, new SharedBreakers(store, limits, runtime), new FreeRequests(limits, runtime));
  return { runtime, board: replica(), other: replica() };
}

const fill = (board: ModelBoard): void => {
  for (let failures = 0; failures < 5; failures += 1) board.fail(model.id, 'PROVIDER_SERVER', 10);
};

describe(ModelBoard, () => {
  it('shuts a model that keeps failing and lets one probe through later', async () => {
    const { runtime, board } = startBoards();
    fill(board);
    expect([board.admits(model), board.admits(another)]).toEqual([false, true]);
    expect(board.secondsUntilAdmitted([model.id, another.id])).toBe(20);
    await runtime.sleep(20_000);
    expect(board.secondsUntilAdmitted([model.id])).toBeUndefined();
    expect(board.admits(model)).toBe(true);
    board.begin(model.id);
    expect(board.admits(model)).toBe(false);
  });

  it('lets another probe go when the first was not made', async () => {
    const { runtime, board } = startBoards();
    fill(board);
    await runtime.sleep(20_000);
    board.begin(model.id);
    board.forget(model.id);
    expect(board.admits(model)).toBe(true);
  });

  it('does not blame a model for what it was asked', () => {
    const { board } = startBoards();
    for (let refusals = 0; refusals < 9; refusals += 1) board.fail(model.id, 'PROVIDER_CONTENT_FILTER', 10);
    expect(board.admits(model)).toBe(true);
    expect(board.health(model.id).recent).toEqual([]);
  });

  it('spares other replicas the failures of one, and tells them when the model answers again', async () => {
    const { runtime, board, other } = startBoards();
    fill(board);
    await other.refresh([model]);
    expect(other.admits(model)).toBe(false);
    await runtime.sleep(20_000);
    board.succeed(model.id, 10);
    await other.refresh([model]);
    expect(other.health(model.id).openUntilMs).toBeNull();
  });

  it('lets one replica alone try whether a model answers again', async () => {
    const { runtime, board, other } = startBoards();
    fill(board);
    await other.refresh([model]);
    await runtime.sleep(20_000);
    expect([await board.admit(model), await other.admit(model)]).toEqual([true, false]);
  });

  it('counts the free requests of a day over all replicas, and begins anew the next day', async () => {
    const { runtime, board, other } = startBoards();
    const free: CatalogueModel = { ...model, freeRequestsPerDay: 2 };
    expect([await board.admit(free), await other.admit(free), await board.admit(free)]).toEqual([true, true, false]);
    expect(board.admits(free)).toBe(false);
    await runtime.sleep(24 * 60 * 60 * 1_000);
    expect([board.admits(free), await board.admit(free)]).toEqual([true, true]);
  });
});
