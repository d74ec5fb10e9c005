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
