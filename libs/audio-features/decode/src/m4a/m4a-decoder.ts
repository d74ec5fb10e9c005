import type { AudioDecoder } from '../audio-decoder';
import { chunkSamples, type DecodeSession } from '../decode-session';
import { invalidAudio } from '../invalid-audio';
import { silenceConsole } from '../silence-console';
import type { ByteSource } from '../source/byte-source';
import { loadAacPackage, type RawFrameDecoder } from './aac-package';
import { inWavOrder, m4aChannelMask } from './m4a-channel-order';
import { readM4aHeader, type M4aHeader } from './m4a-header';
import { PresentedSamples } from './presented-samples';
import type { SampleDescription } from './sample-description';

const maxFrameBytes = 1024 * 1024;
const maxPlainFrameSamples = 1_024;
const replicationDelaySamples = 962;

/** AAC and Apple Lossless in MP4, where the optional decoder package is installed. Frames are found by the tables of the movie box. */
export const m4aDecoder: AudioDecoder = {
  format: 'M4A',
  probe(source) {
    loadAacPackage();
    const { description, timeline, metadata } = readM4aHeader(source);
    const { codec, sampleRateHz, channels, bitsPerSample } = description;
    const channelMask = m4aChannelMask(channels);
    return {
      ...{ format: 'M4A', codec, sampleRateHz, channels, metadata },
      ...(bitsPerSample === undefined ? {} : { bitsPerSample }),
      ...(channelMask === undefined ? {} : { channelMask }),
      declaredDurationSeconds: timeline.durationSeconds,
      durationAccuracy: 'FRAME',
    };
  },
  decode: decodeM4a,
};

async function decodeM4a(source: ByteSource, session: DecodeSession): Promise<void> {
  const header = readM4aHeader(source);
  const { setup, sampleRateHz } = header.description;
  const decoder = await silenceConsole(() => loadAacPackage().decoder(setup));
  const withheldSamples = withheldBy(header.description);
  const output = new PresentedSamples(session, { window: header.timeline.window, sampleRateHz, withheldSamples });
  let isFirst = withheldSamples > 0;
  try {
    for (const frames of frameBatches(source, header)) {
      const decoded = await silenceConsole(() => decodeSoundFrames(decoder, frames));
      const lostFrames = decoded.reduce((sum, batch) => sum + countLostFrames(batch, header.description), isFirst ? -1 : 0);
      isFirst = false;
      for (const { channelData, sampleRate } of decoded)
        output.write(inWavOrder(channelData, 'alac' in setup ? 'ALAC' : 'AAC'), sampleRate);
      if (lostFrames > 0) {
        session.warn('Some frames of the M4A stream are damaged.');
        output.writeLost(lostFrames * header.description.frameSamples);
      }
      await session.breathe();
    }
  } finally {
    decoder.free();
  }
}

/** FAAD2 gives nothing for its first frame, and its band replication comes 962 samples late. ALAC has no delay. */
function withheldBy({ setup, frameSamples }: SampleDescription): number {
  if ('alac' in setup) return 0;
  return frameSamples > maxPlainFrameSamples ? frameSamples - replicationDelaySamples : frameSamples;
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

interface DecodedFrames {
  readonly frames: number;
  readonly channelData: Float32Array[];
  readonly sampleRate: number;
}

/** At a damaged frame the ALAC decoder throws and gives nothing of the whole batch: then the frames are decoded one by one. */
function decodeSoundFrames(decoder: RawFrameDecoder, frames: Uint8Array[]): DecodedFrames[] {
  try {
    return [{ ...decoder.decode(frames), frames: frames.length }];
  } catch {
    if (frames.length > 1) return frames.flatMap((frame) => decodeSoundFrames(decoder, [frame]));
    return [{ channelData: [], sampleRate: 0, frames: 1 }];
  }
}

/** A frame that cannot be decoded gives no sample at all, while the last frame of ALAC only gives fewer. */
function countLostFrames({ frames, channelData }: DecodedFrames, { frameSamples }: SampleDescription): number {
  return frames - Math.ceil((channelData[0]?.length ?? 0) / frameSamples);
}
