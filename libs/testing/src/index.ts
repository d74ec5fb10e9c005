export {
  arrangedSignal,
  bassLineSignal,
  chordProgressionSignal,
  drumLoopSignal,
  type ArrangedSignalOptions,
} from './signals/arranged-test-signals';
export {
  chordSignal,
  clickTrack,
  noiseSignal,
  silentSignal,
  sineSignal,
  sweepSignal,
  type TestSignalOptions,
} from './signals/elementary-test-signals';
export { wavFile } from './signals/wav-file';
export {
  startMockProvider,
  type MockHit,
  type MockProvider,
  type MockProviderOptions,
  type MockScript,
} from './mock-provider/mock-provider';
export { readMockScript, type ReadMockScript } from './mock-provider/mock-script';
export {
  completionReply,
  errorReply,
  hangReply,
  jsonReply,
  rawReply,
  resetReply,
  streamReply,
  validVibe,
  type CompletionOptions,
  type ErrorReplyOptions,
  type MockAnswer,
  type MockReply,
  type MockUsage,
  type StreamOptions,
} from './mock-provider/mock-reply';
export { TcpRelay } from './servers/tcp-relay';
export { measuredSample, measuredSilence } from './builders/measured-sample';
