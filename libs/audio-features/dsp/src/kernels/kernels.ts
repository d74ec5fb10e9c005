import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { EarshotError } from '@earshot/contracts';

import { createKernelArray, type KernelBytes, type KernelDoubles, type KernelFloats, type KernelIntegers } from './kernel-array';
import type { KernelFunctions } from './kernel-functions';

/** One instance of the sound kernels with memory of its own. Memory is never given back: it goes when the instance is collected. */
export interface Kernels {
  readonly functions: KernelFunctions;
  /** Zeroed, aligned to 16 bytes. */
  allocateFloats(length: number): KernelFloats;
  allocateDoubles(length: number): KernelDoubles;
  allocateIntegers(length: number): KernelIntegers;
  allocateBytes(length: number): KernelBytes;
}

/**
 * Makes an instance; the module is compiled at the first call only.
 *
 * @throws EarshotError INTERNAL when the kernels have not been built
 */
export function createKernels(): Kernels {
  compiledModule ??= new WebAssembly.Module(readModule());
  const { exports } = new WebAssembly.Instance(compiledModule, { env: { abort: refuseMemory } });
  const { memory, ...functions } = exports as KernelFunctions & { readonly memory: { readonly buffer: ArrayBuffer } };
  return {
    functions,
    allocateFloats: (length) =>
      createKernelArray({
        memory,
        length,
        address: functions.allocate(4 * length),
        createView: (buffer, byteOffset, count) => new Float32Array(buffer, byteOffset, count),
      }),
    allocateDoubles: (length) =>
      createKernelArray({
        memory,
        length,
        address: functions.allocate(8 * length),
        createView: (buffer, byteOffset, count) => new Float64Array(buffer, byteOffset, count),
      }),
    allocateIntegers: (length) =>
      createKernelArray({
        memory,
        length,
        address: functions.allocate(4 * length),
        createView: (buffer, byteOffset, count) => new Int32Array(buffer, byteOffset, count),
      }),
    allocateBytes: (length) =>
      createKernelArray({
        memory,
        length,
        address: functions.allocate(length),
        createView: (buffer, byteOffset, count) => new Uint8Array(buffer, byteOffset, count),
      }),
  };
}

let compiledModule: WebAssembly.Module | undefined;

function readModule(): Buffer<ArrayBuffer> {
  try {
    return readFileSync(join(__dirname, 'kernels.wasm'));
  } catch (cause) {
    throw new EarshotError('INTERNAL', 'The sound kernels are not built: run `npm run build`.', { cause });
  }
}

function refuseMemory(): never {
  throw new EarshotError('INTERNAL', 'The sound kernels ran out of memory.');
}
