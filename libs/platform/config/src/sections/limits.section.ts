import { defineSection } from '../setting';
import { wholeNumber } from '../values/whole-number';

/** How much anybody may ask for. */
export const limitsSection = defineSection({
  requestsPerMinute: {
    env: 'RATE_LIMIT_PER_MINUTE',
    schema: wholeNumber({ from: 1, to: 1_000_000 }),
    description: 'Requests that one caller may make in any minute.',
    default: 60,
  },
  maxUploadBytes: {
    env: 'MAX_UPLOAD_BYTES',
    schema: wholeNumber({ from: 1, to: 100 * 1024 ** 3 }),
    description: 'Largest file that is accepted, in bytes; the default is 200 MB.',
    default: 200 * 1024 ** 2,
  },
  maxDurationSeconds: {
    env: 'MAX_DURATION_SECONDS',
    schema: wholeNumber({ from: 1, to: 86_400 }),
    description: 'Longest audio that is measured, in seconds.',
    default: 7200,
  },
});
