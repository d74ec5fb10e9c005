import { harmlessTemplates } from './harmless-templates';
import { SeededRandom } from '../../__fixtures__/seeded-random';

const slots: Readonly<Record<string, readonly string[]>> = {
  word: ['night', 'fire', 'river', 'heart', 'summer', 'shadow', 'city', 'ocean', 'silver', 'thunder', 'velvet', 'echo', 'mirror', 'gold'],
  Word: ['Night', 'Fire', 'River', 'Heart', 'Summer', 'Shadow', 'City', 'Ocean', 'Silver', 'Thunder', 'Velvet', 'Echo', 'Mirror', 'Gold'],
  verb: ['whisper', 'follow', 'remember', 'borrow', 'carry', 'forget', 'leave', 'keep', 'share', 'hide', 'chase', 'hold'],
  name: ['user', 'client', 'session', 'account', 'order', 'track', 'sample', 'album', 'request', 'stream', 'mixer', 'kit'],
  secretName: [
    'password',
    'token',
    'secret',
    'apiKey',
    'api_key',
    'secretKey',
    'accessToken',
    'privateKey',
    'client_secret',
    'auth_token',
    'dbPassword',
  ],
  constant: [
    'API_KEY',
    'SECRET',
    'SECRET_KEY',
    'PASSWORD',
    'TOKEN',
    'PRIVATE_KEY',
    'OPENAI_API_KEY',
    'DB_PASSWORD',
    'GITHUB_TOKEN',
    'JWT_SECRET',
  ],
  blank: [
    ...[
      '<your-key>',
      'xxx',
      'xxxxxxxx',
      '${TOKEN}',
      '***',
      '********',
      'your_api_key_here',
      'YOUR_API_KEY',
      'changeme',
      'CHANGE_ME',
      'REDACTED',
    ],
    ...[
      '<password>',
      '{{ token }}',
      '$SECRET',
      '%PASSWORD%',
      'sk-...',
      'sk-xxxxxxxxxxxxxxxxxxxxxxxx',
      '[your token]',
      'replace-me',
      'example',
      'todo',
    ],
    ...[
      '<API_KEY>',
      '${DB_PASSWORD}',
      'your-secret-key',
      'insert_key_here',
      '<redacted>',
      '...',
      'null',
      'none',
      'placeholder',
      '{api_key}',
    ],
  ],
  genre: ['trap', 'boom bap', 'techno', 'ambient', 'drum and bass', 'house', 'dubstep', 'lo-fi', 'soul', 'jazz'],
  number: ['3', '12', '48', '128', '512', '1024', '4096', '92.4', '0.83', '44100', '2048'],
  hex: ['9f86d081884c7d659a2feaa0c55ad015', 'da39a3ee5e6b4b0d3255bfef95601890afd80709', 'c0f92d71b3a2', '#ff8800', '0xdeadbeef'],
};

/** @returns texts without a secret: lyrics, prose, markup and code that speak of secrets, hold their place or only look like them. */
export function harmlessTexts(count: number, seed: number): string[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () =>
    random.pick(harmlessTemplates).replace(/~(\w+)~/g, (_match, slot: string) => random.pick(slots[slot] ?? [slot])),
  );
}
