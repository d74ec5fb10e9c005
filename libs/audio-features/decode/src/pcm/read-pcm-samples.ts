import { alawValues, ulawValues } from './companding';
import type { PcmEncoding } from './pcm-encoding';

/** Writes the samples of one channel: every `stride` bytes from `offset` on, until `target` is full. */
type ChannelReader = (view: DataView, offset: number, stride: number, target: Float32Array) => void;

/** A loop of its own per width: one loop over a function per sample would cost several times as much. */
const signed: Readonly<Record<number, (littleEndian: boolean) => ChannelReader>> = {
  1: () => (view, offset, stride, target) => {
    for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = view.getInt8(at) / 0x80;
  },
  2: (littleEndian) => (view, offset, stride, target) => {
    for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = view.getInt16(at, littleEndian) / 0x8000;
  },
  3: (littleEndian) => (view, offset, stride, target) => {
    const [low, high] = littleEndian ? [0, 1] : [2, 0];
    for (let i = 0, at = offset; i < target.length; i++, at += stride) {
      target[i] = (view.getInt16(at + high, littleEndian) * 0x100 + view.getUint8(at + low)) / 0x80_0000;
    }
  },
  4: (littleEndian) => (view, offset, stride, target) => {
    for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = view.getInt32(at, littleEndian) / 0x8000_0000;
  },
  // The lower half lies far below what a 32-bit float can hold.
  8: (littleEndian) => (view, offset, stride, target) => {
    const high = littleEndian ? 4 : 0;
    for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = view.getInt32(at + high, littleEndian) / 0x8000_0000;
  },
};

const unsigned8: ChannelReader = (view, offset, stride, target) => {
  for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = (view.getUint8(at) - 0x80) / 0x80;
};

const companded =
  (values: Float32Array): ChannelReader =>
  (view, offset, stride, target) => {
    for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = values[view.getUint8(at)] ?? 0;
  };

const float32 =
  (littleEndian: boolean): ChannelReader =>
  (view, offset, stride, target) => {
    for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = view.getFloat32(at, littleEndian);
  };

const float64 =
  (littleEndian: boolean): ChannelReader =>
  (view, offset, stride, target) => {
    for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = view.getFloat64(at, littleEndian);
  };

/**
 * Chooses the loop that turns one channel of interleaved samples into floats.
 * Integers map to −1 … 1; floats are passed on as they are, also NaN and values beyond 1, which are for the engine to judge.
 */
export function pcmChannelReader({ kind, bytesPerSample, littleEndian }: PcmEncoding): ChannelReader {
  if (kind === 'UNSIGNED') return unsigned8;
  if (kind === 'ALAW' || kind === 'ULAW') return companded(kind === 'ALAW' ? alawValues : ulawValues);
  if (kind === 'FLOAT') return bytesPerSample === 4 ? float32(littleEndian) : float64(littleEndian);
  const reader = signed[bytesPerSample];
  if (reader === undefined) throw new RangeError(`No loop reads integers of ${bytesPerSample} bytes.`);
  return reader(littleEndian);
}
