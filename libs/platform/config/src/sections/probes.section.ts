import { defineSection } from '../setting';
import { text } from '../values/text';
import { wholeNumber } from '../values/whole-number';

/** Where a process of the distributed profile answers `/health/live`, `/health/ready` and `/metrics`, apart from the public surface. */
export const probesSection = defineSection({
  port: {
    env: 'METRICS_PORT',
    schema: wholeNumber({ from: 0, to: 65_535 }),
    description: 'Port of the health probes and of Prometheus; 0 takes a free one.',
    default: 9464,
  },
  host: {
    env: 'HOST',
    schema: text('a host name or an address of this machine'),
    description: 'Address to listen on; the container image sets it to 0.0.0.0.',
    default: '127.0.0.1',
  },
});
