import { makeOpaqueKey, makePassword, tokenMakers } from './made-tokens';
import { secretSyntaxes, tokenSentences } from './secret-syntaxes';
import { SeededRandom } from '../../__fixtures__/seeded-random';

/** A text with one secret in it, and where the secret is. */
export interface SecretText {
  readonly source: string;
  readonly text: string;
  readonly secret: string;
}

const keyNames = [
  ...['API_KEY', 'SECRET_KEY', 'SECRET', 'PRIVATE_KEY', 'ACCESS_KEY', 'CLIENT_SECRET', 'STRIPE_SECRET', 'JWT_SECRET', 'APP_SECRET'],
  ...['OPENAI_API_KEY', 'AWS_SECRET_ACCESS_KEY', 'ENCRYPTION_KEY', 'SIGNING_SECRET', 'WEBHOOK_SECRET', 'DATADOG_API_KEY', 'MAPS_API_KEY'],
];
const tokenNames = [
  'TOKEN',
  'ACCESS_TOKEN',
  'AUTH_TOKEN',
  'GITHUB_TOKEN',
  'BOT_TOKEN',
  'REFRESH_TOKEN',
  'CLOUDFLARE_API_TOKEN',
  'NPM_TOKEN',
];
const passwordNames = [
  'PASSWORD',
  'DB_PASSWORD',
  'ADMIN_PASSWORD',
  'SMTP_PASSWORD',
  'PGPASSWORD',
  'REDIS_PASSWORD',
  'MYSQL_ROOT_PASSWORD',
  'DB_PASS',
];

const camel = (name: string): string => name.toLowerCase().replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
const spellings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  camel,
  (name) => name.toLowerCase().replaceAll('_', '-'),
];

function namedSecret(random: SeededRandom): SecretText {
  const [names, make] = random.pick([
    [keyNames, makeOpaqueKey],
    [tokenNames, makeOpaqueKey],
    [passwordNames, makePassword],
  ] as const);
  const { source, write, spelling } = random.pick(secretSyntaxes);
  const name = random.pick(names);
  const spelt = spelling === 'constant' ? name : spelling === 'camel' ? camel(name) : random.pick(spellings)(name);
  const secret = make(random);
  return { source, text: write(spelt, secret), secret };
}

function tokenSecret(random: SeededRandom): SecretText {
  const [source, make] = random.pick(Object.entries(tokenMakers));
  const secret = make(random);
  return { source, text: random.pick(tokenSentences)(secret), secret };
}

/** @returns texts that hold one secret each: half of them tokens of a known shape anywhere, half of them values behind a name. */
export function secretTexts(count: number, seed: number): SecretText[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, (_none, index) => (index % 2 === 0 ? namedSecret(random) : tokenSecret(random)));
}
