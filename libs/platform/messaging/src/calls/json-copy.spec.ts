import { jsonCopy } from './json-copy';

describe('jsonCopy', () => {
  it.each([
    ['plain values', { text: 'ä\u0000"', count: -1.5e-7, isTrue: true, nothing: null, list: [1, [], {}, 'x'] }],
    ['fields without a value', { kept: 1, gone: undefined, inside: { gone: undefined } }],
    ['dates', { at: new Date(0), list: [new Date(1)] }],
    ['values that know their own JSON', { url: new URL('http://localhost/a'), nested: { toJSON: () => ({ at: new Date(0) }) } }],
    ['bytes', new Uint8Array([1, 2])],
    ['what a class inherits', Object.assign(Object.create({ inherited: 1 }) as object, { own: 2 })],
    ['text alone', 'text'],
  ])('says %s as JSON does', (_what, value) => {
    expect(jsonCopy(value)).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('is nothing for nothing', () => {
    expect(jsonCopy(undefined)).toBeUndefined();
    expect(Object.keys(jsonCopy({ a: undefined }) as object)).toEqual([]);
  });

  it('shares no object and no list with what it copies', () => {
    const value = { list: [{ n: 1 }], inside: { n: 1 } };
    const copy = jsonCopy(value) as typeof value;
    expect(copy).toEqual(value);
    expect([copy.list === value.list, copy.list[0] === value.list[0], copy.inside === value.inside]).toEqual([false, false, false]);
  });

  it('keeps a field that is called __proto__ a field', () => {
    const copy = jsonCopy(JSON.parse('{ "__proto__": { "isAdmin": true } }')) as Record<string, unknown>;
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(copy['isAdmin']).toBeUndefined();
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it.each([[NaN], [Infinity], [1n], [() => 1], [Symbol('s')], [[undefined]]])(
    'refuses %p, of which JSON would say something else',
    (value) => {
      expect(() => jsonCopy({ value })).toThrow(TypeError);
    },
  );
});
