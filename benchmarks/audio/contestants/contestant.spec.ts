import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Contestant } from './contestant.mjs';

const folder = mkdtempSync(join(tmpdir(), 'earshot-contestant-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A contestant that answers as the body says; `line` is what it was told. */
function written(name: string, body: string): readonly [string, readonly string[]] {
  const path = join(folder, `${name}.cjs`);
  writeFileSync(path, body);
  return [process.execPath, [path]];
}

describe('Contestant', () => {
  it('is nobody when its program is not installed', async () => {
    expect(await Contestant.start(join(folder, 'missing'), [])).toBeNull();
  });

  it('is nobody when its program ends at once, as Python does without the module', async () => {
    expect(await Contestant.start(...written('ends', 'process.exit(1)'))).toBeNull();
  });

  it('answers what it can and passes over what it cannot', async () => {
    const contestant = await Contestant.start(
      ...written(
        'answers',
        `console.log('{"versions":{"x":"1"},"tasks":["tempo","key"]}');
         require('readline').createInterface({ input: process.stdin }).on('line', (line) =>
           console.log(line.startsWith('tempo') ? '{"answer":120,"wallSeconds":2,"cpuSeconds":1}' : '{"error":"no"}'));`,
      ),
    );
    const silenced = jest.spyOn(console, 'error').mockImplementation(() => undefined);

    expect(await contestant?.ask('tempo', 'a.wav')).toEqual({ answer: 120, wallSeconds: 2, cpuSeconds: 1 });
    expect(await contestant?.ask('key', 'a.wav')).toBeNull();
    expect(await contestant?.ask('chords', 'a.wav')).toBeNull();
    expect(silenced).toHaveBeenCalledTimes(1);
    await contestant?.stop();
  });
});
