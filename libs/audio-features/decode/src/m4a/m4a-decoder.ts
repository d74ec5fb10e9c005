import type { AudioDecoder } from '../audio-decoder';
import { chunkSamples, type DecodeSession } from '../decode-session';
import { invalidAudio } from '../invalid-audio';
import { silenceConsole } from '../silence-console';
import type { ByteSource } from '../source/byte-source';
import { loadAacPackage, type RawFrameDecoder } from './aac-package';
import { readM4aHeader, type M4aHeader } from './m4a-header';

const maxFrameBytes = 1024 * 1024;

/** AAC and Apple Lossless in MP4, where the optional decoder package is installed. Frames are found by the tables of the movie box. */
export const m4aDecoder: AudioDecoder = {
  format: 'M4A',
  probe(source) {
    loadAacPackage();
    const { description, timeline, metadata } = readM4aHeader(source);
    const { codec, sampleRateHz, channels, bitsPerSample } = description;
    return {
      ...{ format: 'M4A', codec, sampleRateHz, channels, metadata },
      ...(bitsPerSample === undefined ? {} : { bitsPerSample }),
      declaredDurationSeconds: timeline.durationSeconds,
      durationAccuracy: 'FRAME',
    };
  },
  decode: decodeM4a,
};

async function decodeM4a(source: ByteSource, session: DecodeSession): Promise<void> {
  const header = readM4aHeader(source);
  const { setup } = header.description;
  const { window } = header.timeline;
  const decoder = await silenceConsole(() => loadAacPackage().decoder({ ...setup, gapless: window }));
  try {
    for (const frames of frameBatches(source, header)) {
      await decodeFrames(decoder, frames, session);
      await session.breathe();
    }
  } finally {
    decoder.free();
  }
}

/** Frames that together decode to about one chunk, up to the first that lies beyond the end of the file. */
function* frameBatches(source: ByteSource, { description, samples }: M4aHeader): Generator<Uint8Array[]> {
  const batchFrames = Math.max(1, Math.floor(chunkSamples / description.frameSamples));
  let frames: Uint8Array[] = [];
  for (const { offset, sizeBytes } of samples.locations()) {
    if (sizeBytes > maxFrameBytes) throw invalidAudio('The M4A file declares an impossibly large frame.', { sizeBytes });
    if (offset + sizeBytes > source.sizeBytes) break;
    if (sizeBytes > 0) frames.push(source.read(offset, sizeBytes));
    if (frames.length === batchFrames) {
      yield frames;
      frames = [];
    }
  }
  if (frames.length > 0) yield frames;
}

async function decodeFrames(decoder: RawFrameDecoder, frames: Uint8Array[], session: DecodeSession): Promise<void> {
  for (const { channelData, sampleRate, errors = 0 } of await silenceConsole(() => decodeSoundFrames(decoder, frames))) {
    // The decoder withholds the first frame of a stream, which is no error.
    if (errors > (session.decodedSeconds === 0 ? 1 : 0)) session.warn('Some frames of the M4A stream are damaged.');
    session.write(channelData, sampleRate);
  }
}

type DecodedFrames = ReturnType<RawFrameDecoder['decode']>;

/** At a damaged frame the ALAC decoder throws and gives nothing of the whole batch: then the frames are decoded one by one. */
function decodeSoundFrames(decoder: RawFrameDecoder, frames: Uint8Array[]): DecodedFrames[] {
  try {
    return [decoder.decode(frames)];
  } catch {
    if (frames.length > 1) return frames.flatMap((frame) => decodeSoundFrames(decoder, [frame]));
    return [{ channelData: [], sampleRate: 0, errors: 2 }];
  }
}
