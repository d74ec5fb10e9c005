import { availableParallelism } from 'node:os';
import { defineSection } from '../setting';
import { wholeNumber } from '../values/whole-number';

/** How the sound engine uses the machine. */
export const analysisSection = defineSection({
  workers: {
    env: 'EARSHOT_WORKERS',
    schema: wholeNumber({ from: 1, to: 256 }),
    description: 'Files that are measured at the same time, each in a thread of its own.',
    computedDefault: { compute: availableParallelism, description: 'one for each core' },
  },
  timeoutSeconds: {
    env: 'ANALYSIS_TIMEOUT_SECONDS',
    schema: wholeNumber({ from: 1, to: 86_400 }),
    description: 'Longest time that one file may be measured for, in seconds; shorter files get less.',
    default: 300,
  },
});
