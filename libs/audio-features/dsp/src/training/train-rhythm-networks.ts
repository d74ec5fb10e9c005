import type { Network } from '../rhythm/network/network';
import type { RhythmNetworks } from '../rhythm/network/rhythm-networks';
import { timeSignatures } from '../rhythm/metrical/time-signatures';
import { calibrateTemperature } from './calibrate-temperature';
import type { RhythmExamples } from './rhythm-examples';
import { trainNetwork, type NetworkTrainingOptions } from './train-network';
import type { TrainingExample } from './training-example';

const common: NetworkTrainingOptions = { outputs: 1, allowsNone: false, seed: 1, units: 24, epochs: 30 };

/** Trains the networks of rhythm. The same examples give the same weights. */
export function trainRhythmNetworks(examples: RhythmExamples): RhythmNetworks {
  return {
    pulse: trainNetwork(examples.pulse, { ...common, outputs: 2 }),
    level: calibrated(examples.level, { ...common, allowsNone: true }),
    phase: trainNetwork(examples.phase, common),
    metre: calibrated(examples.metre, { ...common, outputs: timeSignatures.length }),
    downbeat: trainNetwork(examples.downbeat, common),
  };
}

function calibrated(examples: readonly TrainingExample[], options: NetworkTrainingOptions): Network {
  return { ...trainNetwork(examples, options), temperature: calibrateTemperature(examples, options) };
}
