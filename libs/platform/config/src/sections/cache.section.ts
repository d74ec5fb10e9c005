import { defineSection } from '../setting';
import { choice } from '../values/choice';
import { wholeNumber } from '../values/whole-number';

/** Where the embedded profile keeps answers that need not be paid for again. */
export const cacheSection = defineSection({
  backend: {
    env: 'EARSHOT_CACHE',
    schema: choice('disk', 'memory'),
    description: 'Whether kept answers survive a restart, in a file of the data folder, or live in memory only.',
    default: 'disk',
  },
  maxBytes: {
    env: 'EARSHOT_CACHE_MAX_BYTES',
    schema: wholeNumber({ from: 1024, to: 16 * 1024 ** 3 }),
    description: 'Most memory that kept answers may take, in bytes; a file may become about twice as long.',
    default: 64 * 1024 ** 2,
  },
});
