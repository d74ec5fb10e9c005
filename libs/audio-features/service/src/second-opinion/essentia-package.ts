import { EarshotError } from '@earshot/contracts';

/** A C++ vector on the heap of the WebAssembly module: whoever was given one deletes it. */
export interface EssentiaVector {
  delete(): void;
}

/** The calls that are made here; shaped after essentia.js 0.1.3. What they throw is a bare number. */
export interface Essentia {
  arrayToVector(samples: Float32Array): EssentiaVector;
  KeyExtractor(
    audio: EssentiaVector,
    averageDetuningCorrection: boolean,
    frameSize: number,
    hopSize: number,
    hpcpSize: number,
    maxFrequency: number,
    maximumSpectralPeaks: number,
    minFrequency: number,
    pcpThreshold: number,
    profileType: 'bgate' | 'edma',
  ): { readonly key: string; readonly scale: string; readonly strength: number };
  RhythmExtractor2013(
    audio: EssentiaVector,
    maxTempo: number,
    method: 'degara' | 'multifeature',
    minTempo: number,
  ): { readonly bpm: number } & Record<'ticks' | 'estimates' | 'bpmIntervals', EssentiaVector>;
  Danceability(audio: EssentiaVector): { readonly danceability: number; readonly dfa: EssentiaVector };
}

interface EssentiaPackage {
  readonly Essentia: new (module: unknown) => Essentia;
  readonly EssentiaWASM: unknown;
}

function requireOptional(): unknown {
  // A static import would make the optional package a necessary one, and a dynamic import() does not run under Jest.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('essentia.js');
}

/**
 * Loads essentia.js and takes away the handlers that it hangs on the process: one throws on what nobody caught, the
 * other aborts.
 *
 * @throws EarshotError SERVICE_UNAVAILABLE that names the package when it is not installed
 */
export function loadEssentia(load: () => unknown = requireOptional): Essentia {
  const forgetNewHandlers = watchProcessHandlers();
  try {
    const loaded = load();
    if (!isEssentiaPackage(loaded)) throw new Error('The package has another shape than expected.');
    return new loaded.Essentia(loaded.EssentiaWASM);
  } catch (cause) {
    throw new EarshotError('SERVICE_UNAVAILABLE', 'A second opinion needs the package essentia.js: npm install essentia.js', {
      details: { missingPackage: 'essentia.js' },
      cause,
    });
  } finally {
    forgetNewHandlers();
  }
}

/** @returns what takes the handlers off the process that were hung on it in the meantime */
function watchProcessHandlers(): () => void {
  const exceptions = process.listeners('uncaughtException');
  const rejections = process.listeners('unhandledRejection');
  return () => {
    for (const handler of process.listeners('uncaughtException'))
      if (!exceptions.includes(handler)) process.off('uncaughtException', handler);
    for (const handler of process.listeners('unhandledRejection'))
      if (!rejections.includes(handler)) process.off('unhandledRejection', handler);
  };
}

const isEssentiaPackage = (value: unknown): value is EssentiaPackage =>
  typeof value === 'object' && value !== null && 'Essentia' in value && typeof value.Essentia === 'function' && 'EssentiaWASM' in value;
