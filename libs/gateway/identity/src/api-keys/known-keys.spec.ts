import type { CallerIdentity } from '@earshot/contracts';
import { KnownKeys } from './known-keys';

const caller: CallerIdentity = { userId: 'u', tenantId: 'u', role: 'USER' };

describe(KnownKeys, () => {
  it('knows who owns a key for a second', () => {
    let nowMs = 0;
    const keys = new KnownKeys(() => nowMs);
    keys.remember('hash', caller, keys.generation);
    nowMs = 999;
    expect(keys.find('hash')).toEqual(caller);
    nowMs = 1_000;
    expect(keys.find('hash')).toBeUndefined();
  });

  it('knows nobody after it was told to forget', () => {
    const keys = new KnownKeys(() => 0);
    keys.remember('hash', caller, keys.generation);
    keys.forget();
    expect(keys.find('hash')).toBeUndefined();
  });

  it('does not remember what was read before it was told to forget', () => {
    const keys = new KnownKeys(() => 0);
    const { generation } = keys;
    keys.forget();
    keys.remember('hash', caller, generation);
    expect(keys.find('hash')).toBeUndefined();
  });

  it('takes no more room for more keys than there can be', () => {
    const keys = new KnownKeys(() => 0);
    for (let index = 0; index <= 10_000; index += 1) keys.remember(`hash ${index}`, caller, keys.generation);
    expect(keys.find('hash 0')).toBeUndefined();
    expect(keys.find('hash 10000')).toEqual(caller);
  });
});
