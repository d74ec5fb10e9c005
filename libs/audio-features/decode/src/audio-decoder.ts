import type { AudioFormat } from '@earshot/contracts';
import type { AudioDescription } from './audio-description';
import type { DecodeSession } from './decode-session';
import type { ByteSource } from './source/byte-source';

/** One format: reads its headers, and turns its coded audio into samples. A new format is one such value in the registry. */
export interface AudioDecoder {
  readonly format: AudioFormat;
  /**
   * Reads headers only, in bounded time whatever the size of the file.
   *
   * @throws EarshotError INVALID_AUDIO or UNSUPPORTED_AUDIO_FORMAT
   */
  probe(source: ByteSource): AudioDescription;
  /** Writes every sample into the session, in order and in bounded memory, and awaits `session.breathe()` between reads. */
  decode(source: ByteSource, session: DecodeSession): Promise<void>;
}
