import { defineSection } from '../setting';
import { choice } from '../values/choice';
import { httpUrl } from '../values/http-url';

const tracesPath = '/v1/traces';

/** What the process tells of itself. */
export const observabilitySection = defineSection({
  logLevel: {
    env: 'LOG_LEVEL',
    schema: choice('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    description: 'The least important log lines that are written.',
    default: 'info',
  },
  otlpEndpoint: {
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    schema: httpUrl
      .transform((url) => (url.endsWith(tracesPath) ? url : `${url}${tracesPath}`))
      .describe('the address of an OpenTelemetry collector, such as http://collector:4318')
      .optional(),
    description: 'Turns tracing on and says where traces go.',
  },
});
