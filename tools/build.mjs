// Compiles TypeScript file by file with SWC into dist/, copies the assets that stand beside the code and builds the
// WebAssembly kernels. Only what is older than its source is made again, so a second start costs milliseconds.
//   node tools/build.mjs [projectRoot ...]     all projects without arguments
import { transformFile } from '@swc/core';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildKernels, kernelsRoot } from './build-kernels.mjs';

const workspaceRoot = fileURLToPath(new URL('..', import.meta.url));
const swcOptions = createRequire(import.meta.url)('./swc-options.cjs');
const assetExtensions = new Set(['.graphql', '.json', '.wasm', '.md', '.html', '.lua']);
const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !/spec\.ts$/.test(file);

export async function build(projectRoots = ['apps', 'libs']) {
  if (projectRoots.some((root) => kernelsRoot.startsWith(root))) await buildKernels(workspaceRoot);
  const files = projectRoots.flatMap((root) => listFiles(join(workspaceRoot, root)));
  const outcomes = await Promise.all(files.map(buildFile));
  await Promise.all(projectRoots.map((root) => removeOrphans(join('dist', root))));
  return outcomes.filter(Boolean).length;
}

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/assembly'))
    .map((entry) => relative(workspaceRoot, join(entry.parentPath, entry.name)))
    .filter((file) => file.includes('/src/') && !file.includes('__fixtures__'));
}

async function buildFile(file) {
  const source = join(workspaceRoot, file);
  if (isSource(file)) {
    const target = join(workspaceRoot, 'dist', file.replace(/\.ts$/, '.js'));
    if (isFresh(target, source)) return false;
    const { code, map } = await transformFile(source, { ...swcOptions, filename: source });
    await mkdir(dirname(target), { recursive: true });
    await writeFile(`${target}.map`, map);
    await writeFile(target, `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
    return true;
  }
  if (!assetExtensions.has(extname(file))) return false;
  const target = join(workspaceRoot, 'dist', file);
  if (isFresh(target, source)) return false;
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
  return true;
}

const toolchain = ['tools/build.mjs', 'tools/swc-options.cjs', 'tsconfig.base.json'].map(
  (file) => statSync(join(workspaceRoot, file)).mtimeMs,
);

function isFresh(target, ...sources) {
  if (!existsSync(target)) return false;
  const builtMs = statSync(target).mtimeMs;
  return [...toolchain, ...sources.map((source) => statSync(source).mtimeMs)].every((changedMs) => changedMs <= builtMs);
}

// A deleted or renamed source must not live on in dist, where an old worker entry or resolver could still be loaded.
async function removeOrphans(outputFolder) {
  for (const file of listFiles(join(workspaceRoot, outputFolder)).filter((name) => name.endsWith('.js'))) {
    const source = join(workspaceRoot, relative('dist', file).replace(/\.js$/, '.ts'));
    if (!existsSync(source)) await Promise.all([rm(join(workspaceRoot, file)), rm(join(workspaceRoot, `${file}.map`), { force: true })]);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const startedMs = Date.now();
  const roots = process.argv.slice(2);
  const built = await build(roots.length > 0 ? roots : undefined);
  console.log(`Built ${built} file(s) in ${Date.now() - startedMs} ms.`);
}
