import { defineSection } from '../setting';
import { choice } from '../values/choice';

/** What the process is run for. */
export const runtimeSection = defineSection({
  environment: {
    env: 'NODE_ENV',
    schema: choice('development', 'production', 'test'),
    description: 'In production the GraphQL explorer is off and errors carry no stack.',
    default: 'development',
  },
});
