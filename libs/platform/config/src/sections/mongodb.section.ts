import { z } from 'zod';
import { defineSection } from '../setting';
import { serverUrl } from '../values/server-url';
import { text } from '../values/text';

/** The document and blob server of the distributed profile. */
export const mongodbSection = defineSection({
  uri: {
    env: 'MONGODB_URI',
    schema: serverUrl('mongodb', 'mongodb+srv'),
    description: 'MongoDB 7 or 8, a replica set, with its credentials.',
    secret: true,
  },
  database: {
    env: 'MONGODB_DB',
    schema: text('the name of a database'),
    description: 'Database that holds the collections.',
    default: 'earshot',
  },
  assertIndexed: {
    env: 'MONGODB_ASSERT_INDEXED',
    schema: z.stringbool().describe('true or false'),
    description: 'Refuses queries that would read a whole collection; for tests, it doubles the work.',
    default: false,
  },
});
