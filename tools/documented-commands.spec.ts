import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const workspaceRoot = join(__dirname, '..');
const commandsOfNpm = new Set(['ci', 'install', 'exec', 'ls', 'run', 'test', 'start']);

function documents(): readonly string[] {
  const pages = existsSync(join(workspaceRoot, 'docs'))
    ? readdirSync(join(workspaceRoot, 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => join('docs', name))
    : [];
  return ['README.md', 'k8s/README.md', ...pages].filter((file) => existsSync(join(workspaceRoot, file)));
}

/** The scripts that a text tells its reader to run, as in `npm test` and `npm run build`. */
function namedScripts(text: string): readonly string[] {
  const named = [...text.matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g)].map(([words, script = '']) => ({ words, script }));
  return named
    .filter(({ words, script }) => words.startsWith('npm run ') || script === 'test' || script === 'start' || !commandsOfNpm.has(script))
    .map(({ script }) => script);
}

describe('the commands that documents name', () => {
  const { scripts } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

  it.each(documents())('%s names only scripts of package.json', (file) => {
    const unknown = namedScripts(readFileSync(join(workspaceRoot, file), 'utf8')).filter((script) => !Object.hasOwn(scripts, script));
    expect(unknown).toEqual([]);
  });

  it('are found in prose and in code', () => {
    expect(namedScripts('Run `npm start`, then\nnpm run test:distributed -- --keep-going; npm ci is not ours.')).toEqual([
      'start',
      'test:distributed',
    ]);
  });
});
