import { EarshotError, type ErrorDetails } from '@earshot/contracts';

/** The file claims to be a format that is read, but its content cannot be measured. */
export const invalidAudio = (message: string, details: ErrorDetails = {}, cause?: unknown): EarshotError =>
  new EarshotError('INVALID_AUDIO', message, { details, cause });

/** The content is no format, or no codec inside a known container, that is read here. */
export const unsupportedAudio = (message: string, details: ErrorDetails = {}): EarshotError =>
  new EarshotError('UNSUPPORTED_AUDIO_FORMAT', message, { details });
