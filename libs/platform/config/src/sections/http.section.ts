import { defineSection } from '../setting';
import { originList } from '../values/origin-list';
import { text } from '../values/text';
import { wholeNumber } from '../values/whole-number';

/** Where the public HTTP surface listens and who may call it from a browser. */
export const httpSection = defineSection({
  port: {
    env: 'PORT',
    schema: wholeNumber({ from: 0, to: 65_535 }),
    description: 'Port of GraphQL, uploads and everything else that is public; 0 takes a free one.',
    default: 4000,
  },
  host: {
    env: 'HOST',
    schema: text('a host name or an address of this machine'),
    description: 'Address to listen on; the container image sets it to 0.0.0.0.',
    default: '127.0.0.1',
  },
  corsOrigins: {
    env: 'CORS_ORIGINS',
    schema: originList,
    description: 'Origins of web pages that may call the API, beside the own one.',
    default: ['https://samplemind.ai'],
  },
});
