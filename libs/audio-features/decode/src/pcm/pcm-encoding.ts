import { invalidAudio, unsupportedAudio } from '../invalid-audio';

/** How one sample lies in a file. */
export interface PcmEncoding {
  readonly kind: 'SIGNED' | 'UNSIGNED' | 'FLOAT' | 'ALAW' | 'ULAW';
  /** Bytes from one sample to the next: 1, 2, 3, 4 or 8. */
  readonly bytesPerSample: number;
  readonly littleEndian: boolean;
}

const widths: Readonly<Record<PcmEncoding['kind'], readonly number[]>> = {
  SIGNED: [1, 2, 3, 4, 8],
  UNSIGNED: [1],
  FLOAT: [4, 8],
  ALAW: [1],
  ULAW: [1],
};

/**
 * @returns the encoding, when it is one that is read
 * @throws EarshotError INVALID_AUDIO for 0 bits, UNSUPPORTED_AUDIO_FORMAT for a width that is not read
 */
export function checkPcmEncoding(encoding: PcmEncoding, bitsPerSample: number): PcmEncoding {
  if (bitsPerSample === 0) throw invalidAudio('The file declares 0 bits per sample.', { bitsPerSample });
  if (!widths[encoding.kind].includes(encoding.bytesPerSample)) {
    throw unsupportedAudio(`Samples of ${bitsPerSample} bits are not read.`, { bitsPerSample });
  }
  return encoding;
}

/** @returns the name of a coding for people. */
export function describePcm({ kind }: PcmEncoding, bitsPerSample: number): string {
  if (kind === 'ALAW') return 'G.711 A-law';
  return kind === 'ULAW' ? 'G.711 µ-law' : `PCM ${bitsPerSample}-bit${kind === 'FLOAT' ? ' float' : ''}`;
}

/** Where uncompressed samples lie, and how. */
export interface PcmLayout extends PcmEncoding {
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly dataOffset: number;
  /** Where they end at the latest, whatever the header promises: other chunks may follow. */
  readonly dataEnd: number;
  /** Whole sample frames that the header promises; the file may hold fewer. */
  readonly frameCount: number;
}
