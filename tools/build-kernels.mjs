// Compiles the AssemblyScript kernels of the sound engine to WebAssembly with SIMD, when a source is newer than the module.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const kernelsRoot = 'libs/audio-features/dsp';

export async function buildKernels(workspaceRoot) {
  const assembly = join(workspaceRoot, kernelsRoot, 'assembly');
  const target = join(workspaceRoot, kernelsRoot, 'src/kernels/kernels.wasm');
  if (!existsSync(assembly)) return;
  const sources = readdirSync(assembly, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(assembly, name));
  if (existsSync(target) && sources.every((file) => statSync(file).mtimeMs <= statSync(target).mtimeMs)) return;
  const { default: compiler } = await import('assemblyscript/asc');
  const { error, stderr } = await compiler.main([
    join(assembly, 'index.ts'),
    '--outFile',
    target,
    '--optimizeLevel',
    '3',
    '--shrinkLevel',
    '0',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
  ]);
  if (error) throw new Error(`The sound kernels do not compile: ${stderr.toString()}`);
}
