import { findJson } from './find-json';

const value = { vibe: 'Dusty, slow', tags: ['a', 'b'] };
const json = JSON.stringify(value);

describe(findJson, () => {
  it.each([
    ['bare', json],
    ['fenced', `\`\`\`json\n${json}\n\`\`\``],
    ['in prose', `Sure! Here it is:\n${json}\nHope that helps {really}.`],
    ['behind brackets in prose', `The sample [loop] {as asked} reads: ${json}`],
    ['behind reasoning that holds JSON', `<think>Maybe {"vibe": "no"}?</think>\n${json}`],
    ['with trailing commas', '{"vibe": "Dusty, slow", "tags": ["a", "b", ], }'],
    ['fenced with trailing commas', '```\n{"vibe": "Dusty, slow",\n "tags": ["a", "b",\n],\n}\n```'],
  ])('finds an object %s', (_where, text) => {
    expect(findJson(text)).toEqual(value);
  });

  it('leaves strings as they are, whatever they look like', () => {
    const tricky = { vibe: 'a } b, ] c \\ " d,}', tags: [] };
    expect(findJson(`Here: ${JSON.stringify(tricky)}`)).toEqual(tricky);
  });

  it.each(['', 'no json here', '{"vibe": "cut off', '{{{{', '"a string"', '42', 'null', '{vibe: bare}'])('finds nothing in %p', (text) => {
    expect(findJson(text)).toBeUndefined();
  });

  it.each([
    ['open brackets', '{'.repeat(200_000)],
    ['escaped quotes', '{"' + '\\"'.repeat(200_000)],
    ['reasoning that never ends', '<think>'.repeat(50_000)],
  ])('gives up on a flood of %s', (_kind, text) => {
    expect(findJson(text)).toBeUndefined();
  });

  it('makes no prototype out of an answer', () => {
    findJson('{"__proto__": {"polluted": true}}');
    expect({}).not.toHaveProperty('polluted');
  });
});
