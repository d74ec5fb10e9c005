export { errorCatalogue, isErrorCode, type ErrorCode, type ErrorDescription } from './errors/error-catalogue';
export { EarshotError, isEarshotError, type EarshotErrorOptions, type ErrorDetails } from './errors/earshot-error';
export { defineRequest, type RequestContract } from './messages/define-request';
export { defineStream, type StreamContract } from './messages/define-stream';
export { defineEvent, type EventContract } from './messages/define-event';
export { defineJob, type JobContract } from './messages/define-job';
export { pageOf, pageRequest, type Page, type PageRequest } from './messages/page';
export { callerIdentity, role, systemCaller, type CallerIdentity, type Role } from './identity/caller-identity';
export { audioFormat, type AudioFormat } from './audio-features/audio-format';
export {
  analysisLevel,
  measuredFeatures,
  type AnalysisLevel,
  type ChordSegment,
  type MeasuredFeatures,
  type Mode,
} from './audio-features/measured-features';
export { waveform, type Waveform } from './audio-features/waveform';
