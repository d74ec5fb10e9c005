/** A stretch of kernel memory: kernels take its address, TypeScript reads and writes its values. */
export interface KernelArray<View> {
  readonly address: number;
  readonly length: number;
  /** Ask for it anew each time: memory that grows detaches older views. */
  readonly values: View;
}

export type KernelFloats = KernelArray<Float32Array>;
export type KernelDoubles = KernelArray<Float64Array>;
export type KernelIntegers = KernelArray<Int32Array>;
export type KernelBytes = KernelArray<Uint8Array>;

type NumberView = Float32Array | Float64Array | Int32Array | Uint8Array;

export interface KernelArrayOptions<View extends NumberView> {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly address: number;
  readonly length: number;
  readonly createView: (buffer: ArrayBuffer, byteOffset: number, length: number) => View;
}

/** @returns an array over kernel memory whose view is renewed when the memory has grown */
export function createKernelArray<View extends NumberView>({
  memory,
  address,
  length,
  createView,
}: KernelArrayOptions<View>): KernelArray<View> {
  let view = createView(memory.buffer, address, length);
  return {
    address,
    length,
    get values() {
      // Growth detaches a view, which leaves it empty: seen so because asking the memory for its buffer is slow.
      if (view.length !== length) view = createView(memory.buffer, address, length);
      return view;
    },
  };
}
