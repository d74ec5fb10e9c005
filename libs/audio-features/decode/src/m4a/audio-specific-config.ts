import { invalidAudio, unsupportedAudio } from '../invalid-audio';
import { checkStreamShape, type StreamShape } from '../stream-shape';

export interface AudioSpecificConfig extends StreamShape {
  readonly codec: string;
  /** Samples per channel that one frame decodes to; spectral band replication doubles them. */
  readonly frameSamples: number;
}

const ratesHz = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350] as const;
const objectTypes: Readonly<Record<number, string>> = { 1: 'AAC Main', 2: 'AAC-LC', 4: 'AAC-LTP', 5: 'HE-AAC', 29: 'HE-AAC v2' };
const bandReplication = { heAac: 5, heAacV2: 29 } as const;
const replicatedTypes: ReadonlySet<number> = new Set(Object.values(bandReplication));
/** Up to this core rate the decoder doubles it when nothing is declared. */
const maxImplicitCoreRateHz = 24_000;
const extensionSync = 0x2b7;

/**
 * Reads how AAC is coded (ISO/IEC 14496-3 §1.6.2.1).
 *
 * @param containerChannels what the sample entry says, for streams that describe their channels elsewhere
 * @throws EarshotError INVALID_AUDIO or UNSUPPORTED_AUDIO_FORMAT
 */
export function readAudioSpecificConfig(config: Uint8Array, containerChannels: number): AudioSpecificConfig {
  const bits = new BitReader(config);
  const objectType = readObjectType(bits);
  const codec = objectTypes[objectType];
  if (codec === undefined) throw unsupportedAudio(`AAC of object type ${objectType} is not read.`, { objectType });
  const coreRateHz = readRate(bits);
  const configuration = bits.read(4);
  const replicatedRateHz = replicatedTypes.has(objectType) ? readReplicatedRate(bits) : undefined;
  const coreFrameSamples = hasShortFrames(bits) ? 960 : 1_024;
  const sampleRateHz = (replicatedRateHz ?? extendedRate(bits) ?? implicitRate(coreRateHz)) || coreRateHz;
  const isWidened = objectType === bandReplication.heAacV2 && configuration === 1;
  const channels = isWidened ? 2 : countChannels(configuration, containerChannels);
  const frameSamples = coreFrameSamples * (sampleRateHz > 1.5 * coreRateHz ? 2 : 1);
  return { codec, frameSamples, ...checkStreamShape({ sampleRateHz, channels }) };
}

const hasShortFrames = (bits: BitReader): boolean => bits.remaining > 0 && bits.read(1) === 1;

/** 0 leaves it to the container, 7 means 7.1. */
function countChannels(configuration: number, containerChannels: number): number {
  if (configuration === 0) return containerChannels;
  return configuration === 7 ? 8 : configuration;
}

/** The rate that the output has, and the coding of what is doubled. */
function readReplicatedRate(bits: BitReader): number {
  const rateHz = readRate(bits);
  readObjectType(bits);
  return rateHz;
}

const implicitRate = (coreRateHz: number): number => (coreRateHz <= maxImplicitCoreRateHz ? coreRateHz * 2 : coreRateHz);

/** The backward-compatible way to declare band replication, or that there is none (0); undefined without it. */
function extendedRate(bits: BitReader): number | undefined {
  if (bits.remaining < 2 + 11 + 5 + 1) return undefined;
  bits.read(2);
  if (bits.read(11) !== extensionSync || readObjectType(bits) !== bandReplication.heAac) return undefined;
  return bits.read(1) === 0 ? 0 : readRate(bits);
}

const readObjectType = (bits: BitReader): number => {
  const objectType = bits.read(5);
  return objectType === 31 ? 32 + bits.read(6) : objectType;
};

const readRate = (bits: BitReader): number => {
  const index = bits.read(4);
  return index === 15 ? bits.read(24) : (ratesHz[index] ?? 0);
};

class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length * 8 - this.#position;
  }

  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#position++) {
      const byte = this.#bytes[this.#position >>> 3];
      if (byte === undefined) throw invalidAudio('The configuration of the AAC stream is cut off.');
      value = value * 2 + ((byte >>> (7 - (this.#position & 7))) & 1);
    }
    return value;
  }
}
