import { findJson } from './find-json';

const value = { vibe: 'Dusty, slow', tags: ['a', 'b'] };
const json = JSON.stringify(value);

describe(findJson, () => {
  it.each([
    ['bare', json, []],
    ['fenced', `\`\`\`json\n${json}\n\`\`\``, ['prose_removed']],
    ['in prose', `Sure! Here it is:\n${json}\nHope that helps {really}.`, ['prose_removed']],
    ['behind brackets in prose', `The sample [loop] {as asked} reads: ${json}`, ['prose_removed']],
    ['behind reasoning that holds JSON', `<think>Maybe {"vibe": "no"}?</think>\n${json}`, ['reasoning_removed']],
    ['with trailing commas', '{"vibe": "Dusty, slow", "tags": ["a", "b", ], }', ['trailing_comma']],
    ['with commas left out', '{"vibe": "Dusty, slow"\n"tags": ["a"\n"b"]}', ['missing_comma']],
    ['in single quotes', "{'vibe': 'Dusty, slow', 'tags': ['a', 'b']}", ['quotes']],
    ['with bare keys', '{vibe: "Dusty, slow", tags: ["a", "b"]}', ['unquoted_key']],
    ['with comments', '{"vibe": "Dusty, slow", // yes\n/* and */ "tags": ["a", "b"] # no\n}', ['comment']],
    ['without its end', '{"vibe": "Dusty, slow", "tags": ["a", "b"', ['truncation_closed']],
    ['without the end of its last item', '{"vibe": "Dusty, slow", "tags": ["a", "b", "half of', ['truncation_closed']],
  ])('finds an object %s', (_where, text, repairs) => {
    expect(findJson(text)).toEqual({ value, repairs });
  });

  it('takes no half of a number for a number', () => {
    expect(findJson('{"vibe": "x", "bpm": 12')?.value).toEqual({ vibe: 'x' });
  });

  it('reads the words of Python', () => {
    expect(findJson("{'a': True, 'b': None, 'c': False, 'd': nan}")?.value).toEqual({ a: true, b: null, c: false, d: null });
  });

  it('keeps quotes, breaks and apostrophes that were not escaped', () => {
    expect(findJson('{"a": "he said "no" to it\nand it\'s fine", \'b\': \'it\'s\'}')?.value).toEqual({
      a: 'he said "no" to it\nand it\'s fine',
      b: "it's",
    });
  });

  it('leaves strings as they are, whatever they look like', () => {
    const tricky = { vibe: 'a } b, ] c \\ " d,} // e /* # f', tags: ['\u0007\u2028'] };
    expect(findJson(`Here: ${JSON.stringify(tricky)}`)).toEqual({ value: tricky, repairs: ['prose_removed'] });
  });

  it.each(['', 'no json here', '"a string"', '42', 'null', 'It is {nice}'])('finds no answer in %p', (text) => {
    expect(findJson(text)).toBeUndefined();
  });

  it.each([
    ['open brackets', '{'.repeat(200_000)],
    ['open lists', '['.repeat(200_000)],
    ['escaped quotes', '{"' + '\\"'.repeat(200_000)],
    ['reasoning that never ends', '<think>'.repeat(50_000)],
    ['quotes and spaces', '{"a": "' + '"   '.repeat(50_000)],
    ['comments', '{' + '/*'.repeat(100_000)],
  ])('comes to an end with a flood of %s', (_kind, text) => {
    expect(() => findJson(text)).not.toThrow();
  });

  it('makes no prototype out of an answer', () => {
    findJson('{"__proto__": {"polluted": true},}');
    expect({}).not.toHaveProperty('polluted');
  });
});
