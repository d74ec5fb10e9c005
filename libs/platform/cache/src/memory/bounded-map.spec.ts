import { BoundedMap, type MapObserver } from './bounded-map';

describe(BoundedMap, () => {
  let nowMs: number;
  let heard: string[];
  const observer: MapObserver = { kept: (key) => void heard.push(`+${key}`), dropped: (key) => void heard.push(`-${key}`) };
  const open = (maxEntries = 3, maxBytes = 1_000): BoundedMap => new BoundedMap({ maxEntries, maxBytes }, () => nowMs, observer);

  beforeEach(() => {
    nowMs = 0;
    heard = [];
  });

  it('gives a text until its time is over, and then the room that it took', () => {
    const map = open();
    map.set('key', 'text', 100);
    nowMs = 99;
    expect(map.get('key')).toBe('text');
    nowMs = 100;
    expect(map.keysBehind('')).toEqual([]);
    expect(map.get('key')).toBeUndefined();
    expect(map.usedBytes).toBe(0);
  });

  it('says that nothing was deleted where the time of an entry was over', () => {
    const map = open();
    map.set('key', 'text', 100);
    nowMs = 100;
    expect(map.delete('key')).toBe(false);
  });

  it('tells what came and what went, and nothing of what was read', () => {
    const map = open(2);
    for (const key of ['a', 'b']) map.set(key, key);
    map.get('a');
    map.set('c', 'c');
    map.delete('a');
    expect(heard).toEqual(['+a', '+b', '+c', '-b', '-a']);
    expect(map.list()).toEqual([['c', { text: 'c', expiresAtMs: null }]]);
  });

  it('drops what was there before where the new text is too large', () => {
    const map = open();
    map.set('key', 'small');
    map.set('key', 'x'.repeat(1_000));
    expect(map.get('key')).toBeUndefined();
    expect(heard).toEqual(['+key', '-key']);
  });
});
