import type { MeasuredFeatures } from '@earshot/contracts';

import type { ChromaFrames } from './chroma-frames';
import { estimateKey } from './estimate-key';
import { estimateTuning } from './estimate-tuning';
import { foldChroma } from './fold-chroma';
import { recogniseChords } from './recognise-chords';
import { gatherTonalContent, type TonalContent } from './tonal-content';

export interface TonalityContext {
  /** Chord changes are placed on beats where there are any. */
  readonly beatTimes: readonly number[];
}

type Tonality = MeasuredFeatures['tonal'];

/** Under loud drums music is held this little; drums alone are nearly always held less. */
const leastHeldShare = 0.32;
/** Held share times concentration: of generated music 1 in 100 has less, of drums alone 1 in 100 has more, of noise none. */
const leastTonalShare = 0.16;
/** Strings, brass and voices hold more than any drums do, but not to the cent: then concentration only has to tell them from noise. */
const sustainedShare = 0.55;
/** Noise and cymbals reach 0.06, orchestras 0.2. */
const leastSustainedConcentration = 0.12;
const fewestFrames = 4;

/** Key, tuning, chroma and chords of one file. Nothing tonal (silence, noise, unpitched drums): key null and no chords. */
export function analyseTonality(frames: ChromaFrames, { beatTimes }: TonalityContext): Tonality {
  const content = gatherTonalContent(frames);
  const { cents, concentration } = estimateTuning(content.histogram);
  const chords = isTonal(content, concentration) ? recogniseChords(frames, { tuningCents: cents, beatTimes }) : [];
  const chroma = foldChroma(content.histogram, cents);
  const candidates = chords.length > 0 ? estimateKey({ chroma, chords }) : [];
  const [best] = candidates;
  if (!best) return { ...withoutKey, chroma: foldChroma(content.histogram, 0) };
  return {
    key: best.tonic,
    scale: best.mode,
    label: `${best.tonic} ${best.mode.toLowerCase()}`,
    confidence: best.confidence,
    candidates,
    tuningCents: cents,
    chroma,
    chords,
  };
}

const withoutKey: Omit<Tonality, 'chroma'> = {
  key: null,
  scale: null,
  label: null,
  confidence: 0,
  candidates: [],
  tuningCents: 0,
  chords: [],
};

/** Notes are held and lie on the semitones of one tuning; the peaks of noise and drums do neither. */
function isTonal({ audibleFrames, heldShare }: TonalContent, concentration: number): boolean {
  if (audibleFrames < fewestFrames) return false;
  if (heldShare >= sustainedShare) return concentration >= leastSustainedConcentration;
  return heldShare >= leastHeldShare && heldShare * concentration >= leastTonalShare;
}
