import type { AudioDescription } from './audio-description';
import { audioTooLong, DecodeSession, type DecodeOptions } from './decode-session';
import { invalidAudio } from './invalid-audio';
import { asAudioError, findDecoder } from './probe-audio';
import type { ByteSource } from './source/byte-source';
import { ReadAhead } from './source/read-ahead';

export interface DecodeOutcome {
  /** What was decoded; silence that was put in the place of lost audio is not counted. */
  readonly decodedSeconds: number;
  /** What the headers promised; null when they do not tell. */
  readonly declaredSeconds: number | null;
  /** Whether clearly less came out than the headers promised, audio was lost on the way, or the stream stops without its end mark. */
  readonly truncated: boolean;
  /** Damage that was passed over, in words; at most 20. */
  readonly warnings: readonly string[];
}

const readBytes = 256 * 1024;
/** How much less than declared is still the whole: one sample's rounding, or a coding frame at each end. */
const toleranceSeconds = { SAMPLE: 0.001, FRAME: 0.15 } as const;

/**
 * Decodes a file in chunks, in memory that does not grow with its length. The work is synchronous between reads: run it in a worker thread.
 *
 * @throws EarshotError UNSUPPORTED_AUDIO_FORMAT, INVALID_AUDIO (also when rate or channels change, or nothing can be decoded),
 * AUDIO_TOO_LONG (declared or found), CANCELLED
 * @example
 * const outcome = await decodeAudio(source, { maxDurationSeconds: 3_600, onChunk: ({ channels }) => engine.push(channels) });
 */
export async function decodeAudio(source: ByteSource, options: DecodeOptions): Promise<DecodeOutcome> {
  const reader = new ReadAhead(source, readBytes);
  const session = new DecodeSession(options);
  try {
    const decoder = findDecoder(reader);
    const description = decoder.probe(reader);
    const { declaredDurationSeconds, durationAccuracy } = description;
    session.channelMask = description.channelMask;
    // An estimate is no proof; what is really there is still counted while decoding.
    if (durationAccuracy !== 'ESTIMATE' && (declaredDurationSeconds ?? 0) > options.maxDurationSeconds) {
      throw audioTooLong(options.maxDurationSeconds, declaredDurationSeconds ?? 0);
    }
    await decoder.decode(reader, session);
    session.flush();
    if (session.decodedSeconds === 0) throw invalidAudio('The file holds no sample that can be decoded.');
    return outcomeOf(session, description);
  } catch (error) {
    throw session.consumerFailed ? error : asAudioError(error);
  }
}

function outcomeOf(session: DecodeSession, description: AudioDescription): DecodeOutcome {
  const { declaredDurationSeconds: declaredSeconds, durationAccuracy } = description;
  const { decodedSeconds, lostSeconds } = session;
  const isEstimate = durationAccuracy === 'ESTIMATE';
  const tolerance = toleranceSeconds[isEstimate ? 'FRAME' : durationAccuracy];
  const difference = declaredSeconds === null || isEstimate ? 0 : declaredSeconds - decodedSeconds;
  if (-difference > tolerance) session.warn('The file holds more audio than it declares.');
  const truncated = difference > tolerance || lostSeconds > tolerance || session.isCutOff;
  // The last position in a stream that was cut off is not the length that it had.
  const isLengthLost = session.isCutOff && difference <= tolerance && !isEstimate;
  return { decodedSeconds, declaredSeconds: isLengthLost ? null : declaredSeconds, truncated, warnings: session.warnings };
}
