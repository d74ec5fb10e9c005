import { chunkSamples, type DecodeSession } from '../decode-session';
import type { ByteSource } from '../source/byte-source';
import { viewOf } from '../source/read-header';
import type { PcmLayout } from './pcm-encoding';
import { pcmChannelReader } from './read-pcm-samples';

/** Reads uncompressed samples chunk by chunk, as many as are really there. */
export async function streamPcm(source: ByteSource, layout: PcmLayout, session: DecodeSession): Promise<void> {
  const { bytesPerSample, channels, sampleRateHz, dataOffset, dataEnd } = layout;
  const frameBytes = bytesPerSample * channels;
  const readChannel = pcmChannelReader(layout);
  const block = Array.from({ length: channels }, () => new Float32Array(chunkSamples));
  for (let frame = 0; frame < layout.frameCount; frame += chunkSamples) {
    const wantedFrames = Math.min(chunkSamples, layout.frameCount - frame);
    const offset = dataOffset + frame * frameBytes;
    const bytes = source.read(offset, Math.max(0, Math.min(wantedFrames * frameBytes, dataEnd - offset)));
    const frames = Math.floor(bytes.byteLength / frameBytes);
    const view = viewOf(bytes);
    const filled = block.map((samples) => samples.subarray(0, frames));
    filled.forEach((samples, channel) => readChannel(view, channel * bytesPerSample, frameBytes, samples));
    session.write(filled, sampleRateHz);
    if (frames < wantedFrames) return;
    await session.breathe();
  }
}
