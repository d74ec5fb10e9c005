import type { MeasuredFeatures } from '@earshot/contracts';
import { quote } from '../vibe/quote';

/** What a measurement says about a mix. */
export interface MixFinding {
  /** Problems have a move; what is good has none. */
  readonly move: string | undefined;
  readonly text: string;
}

type Look = (features: MeasuredFeatures) => MixFinding | undefined;

const streamingLufs = -14;
const loudLufs = -8;
const safePeakDbtp = -1;
const squeezedDb = 8;
const openDb = 12;
const monoCorrelation = 0;
const wideBass = 0.9;
const muchSubShare = 0.45;
const darkHz = 900;
const harshHz = 4_500;
const offBalanceDb = 1;

const problem = (text: string, move: string): MixFinding => ({ text, move });
const good = (text: string): MixFinding => ({ text, move: undefined });

const peak: Look = ({ loudness: { truePeakDbtp }, dynamics: { clippedSamples } }) => {
  if (clippedSamples > 0)
    return problem(
      `${clippedSamples} samples are clipped`,
      'Lower what feeds the last stage by 2 to 4 dB and render again; clipping cannot be taken out afterwards.',
    );
  if (truePeakDbtp === null) return undefined;
  if (truePeakDbtp > safePeakDbtp)
    return problem(`The true peak is ${quote.dbtp(truePeakDbtp)}`, 'Set the ceiling of the limiter to -1 dBTP with oversampling on.');
  return good(`The true peak of ${quote.dbtp(truePeakDbtp)} leaves room for codecs.`);
};

const loudness: Look = ({ loudness: { integratedLufs } }) => {
  if (integratedLufs === null) return undefined;
  if (integratedLufs > loudLufs)
    return problem(
      `It plays at ${quote.lufs(integratedLufs)}, which streaming turns down`,
      'Take 2 to 4 dB off the limiter and listen at equal loudness: it will hit harder.',
    );
  if (integratedLufs < streamingLufs - 6)
    return problem(
      `It plays at ${quote.lufs(integratedLufs)}, quieter than most`,
      'Raise the mix before the limiter until the loudest part is turned down by 1 to 3 dB.',
    );
  return good(`A loudness of ${quote.lufs(integratedLufs)} suits streaming.`);
};

const dynamics: Look = ({ dynamics: { crestFactorDb } }) => {
  if (crestFactorDb < squeezedDb)
    return problem(
      `The crest factor is only ${quote.decibel(crestFactorDb)}`,
      'Let the compressor on the mix attack more slowly (20 to 40 ms), or take it off and work on the drums alone.',
    );
  return crestFactorDb >= openDb ? good(`A crest factor of ${quote.decibel(crestFactorDb)} keeps the hits alive.`) : undefined;
};

const space: Look = ({ stereo: { correlation, monoCompatible } }) => {
  if (correlation < monoCorrelation || !monoCompatible)
    return problem(
      `The channels work against each other (correlation ${quote.ratio(correlation)})`,
      'Listen in mono, find what disappears, and narrow it or move one of its sides in time.',
    );
  return good(`It holds together in mono (correlation ${quote.ratio(correlation)}).`);
};

const bassWidth: Look = ({ bass: { monoBelow120Hz, subShare, bassShare } }) =>
  monoBelow120Hz < wideBass && subShare + bassShare > 0.2
    ? problem(
        `Below 120 Hz the sound is wide (${quote.ratio(monoBelow120Hz)} of it is shared)`,
        'Make everything below 120 Hz mono; put width into the octave above.',
      )
    : undefined;

const subBass: Look = ({ bass: { subShare } }) =>
  subShare > muchSubShare
    ? problem(
        `The sub band holds ${quote.percent(subShare)} of the energy`,
        'High-pass what is not kick or bass at 80 to 120 Hz, and let one of these two own the range below 60 Hz.',
      )
    : undefined;

const tone: Look = ({ spectral: { centroidHz } }) => {
  if (centroidHz < darkHz)
    return problem(
      `The spectrum is centred at ${quote.hertz(centroidHz)}, which is dark`,
      'Look for too much between 200 and 400 Hz before adding a wide shelf of 1 to 2 dB above 8 kHz.',
    );
  if (centroidHz > harshHz)
    return problem(
      `The spectrum is centred at ${quote.hertz(centroidHz)}, which is bright`,
      'Tame 3 to 6 kHz by 1 to 3 dB with a dynamic equaliser, on the source that sticks out.',
    );
  return good(`Its tone is even, with the centroid at ${quote.hertz(centroidHz)}.`);
};

const balance: Look = ({ stereo: { balanceDb } }) =>
  Math.abs(balanceDb) > offBalanceDb
    ? problem(
        `One side is louder by ${quote.decibel(Math.abs(balanceDb))}`,
        'Find the part that sits there and pan something of equal weight to the other side.',
      )
    : undefined;

/** The worst stand first. */
const looks: readonly Look[] = [peak, space, bassWidth, subBass, dynamics, loudness, tone, balance];

/** @returns what stands between a mix and a finished one, and what must not be touched. */
export const findInMix = (features: MeasuredFeatures): MixFinding[] =>
  looks.map((look) => look(features)).filter((finding) => finding !== undefined);
