import { EarshotError } from '@earshot/contracts';

/** Decodes raw frames; shaped after @audio/decode-aac, which is an optional dependency because of its licence. */
export interface RawFrameDecoder {
  decode(frames: Uint8Array[]): { channelData: Float32Array[]; sampleRate: number };
  free(): void;
}

export interface AacPackage {
  decoder(options: { asc?: Uint8Array; alac?: Uint8Array }): Promise<RawFrameDecoder>;
}

const packageName = '@audio/decode-aac';

function requireOptional(): unknown {
  // A static import would make the optional package a necessary one, and a dynamic import() does not run under Jest.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('@audio/decode-aac');
}

/**
 * Loads the decoder of AAC and Apple Lossless.
 *
 * @throws EarshotError UNSUPPORTED_AUDIO_FORMAT that names the package when it is not installed
 */
export function loadAacPackage(load: () => unknown = requireOptional): AacPackage {
  let cause: unknown;
  try {
    const loaded = load();
    if (isAacPackage(loaded)) return loaded;
  } catch (error) {
    cause = error;
  }
  throw new EarshotError('UNSUPPORTED_AUDIO_FORMAT', `M4A needs the package ${packageName}: npm install ${packageName}`, {
    details: { missingPackage: packageName },
    cause,
  });
}

const isAacPackage = (value: unknown): value is AacPackage =>
  typeof value === 'object' && value !== null && 'decoder' in value && typeof value.decoder === 'function';
