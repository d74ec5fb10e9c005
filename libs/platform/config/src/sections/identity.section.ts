import { z } from 'zod';
import { defineSection } from '../setting';
import { choice } from '../values/choice';
import { privateKey } from '../values/private-key';
import { text } from '../values/text';
import { wholeNumber } from '../values/whole-number';

/** Who may get in, and for how long. */
export const identitySection = defineSection(
  {
    registration: {
      env: 'EARSHOT_REGISTRATION',
      schema: choice('open', 'closed'),
      description: 'Whether anybody may register an account.',
      default: 'open',
    },
    adminEmail: {
      env: 'EARSHOT_ADMIN_EMAIL',
      schema: z.email().describe('an e-mail address').optional(),
      description: 'Account that is made, or made an administrator, at each start.',
    },
    adminPassword: {
      env: 'EARSHOT_ADMIN_PASSWORD',
      schema: text('a password of at least 8 characters', { minLength: 8 }).optional(),
      description: 'Password of that account.',
      secret: true,
    },
    jwtPrivateKey: {
      env: 'EARSHOT_JWT_PRIVATE_KEY',
      schema: privateKey.optional(),
      description: 'Key that signs access tokens, the same for all gateways; without it the system makes one and keeps it.',
      secret: true,
    },
    accessTokenSeconds: {
      env: 'ACCESS_TOKEN_SECONDS',
      schema: wholeNumber({ from: 60, to: 86_400 }),
      description: 'Life of an access token in seconds.',
      default: 900,
    },
    refreshTokenSeconds: {
      env: 'REFRESH_TOKEN_SECONDS',
      schema: wholeNumber({ from: 300, to: 31_536_000 }),
      description: 'Life of a refresh token in seconds.',
      default: 86_400,
    },
  },
  { together: [['adminEmail', 'adminPassword']] },
);
