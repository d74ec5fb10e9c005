import type { SeededRandom } from '../../__fixtures__/seeded-random';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const hexadecimal = '0123456789abcdef';
const alphanumeric = lower + lower.toUpperCase() + digits;
const upperAndDigits = lower.toUpperCase() + digits;
const urlSafe = `${alphanumeric}_-`;
const base64 = `${alphanumeric}+/`;

type MakeToken = (random: SeededRandom) => string;
const begun =
  (prefix: string, alphabet: string, length: number): MakeToken =>
  (random) =>
    prefix + random.text(alphabet, length);
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const host = (random: SeededRandom): string => `${random.text(lower, 6)}.example.com`;
const address =
  (scheme: string): MakeToken =>
  (random) =>
    `${scheme}://${random.text(lower, 6)}:${random.text(`${alphanumeric}!$%`, random.integer(8, 20))}@${host(random)}:${random.integer(1_000, 9_999)}/${random.text(lower, 5)}`;
const pem = (label: string): MakeToken => {
  const line = (random: SeededRandom): string => random.text(base64, 64);
  return (random) => `-----BEGIN ${label}-----\n${line(random)}\n${line(random)}\n${random.text(base64, 20)}==\n-----END ${label}-----`;
};
const jwt: MakeToken = (random) =>
  [
    encoded({ alg: 'HS256', typ: 'JWT' }),
    encoded({ sub: random.text(digits, 10), iat: random.integer(1_600_000_000, 1_800_000_000) }),
    random.text(urlSafe, 43),
  ].join('.');

/** Makes tokens as their issuers do, so that none has to stand in a file. */
export const tokenMakers: Readonly<Record<string, MakeToken>> = {
  openAi: begun('sk-', alphanumeric, 48),
  openAiProject: begun('sk-proj-', urlSafe, 120),
  anthropic: begun('sk-ant-api03-', urlSafe, 95),
  openRouter: begun('sk-or-v1-', hexadecimal, 64),
  google: begun('AIza', urlSafe, 35),
  googleSecret: begun('GOCSPX-', urlSafe, 28),
  googleToken: begun('ya29.', urlSafe, 120),
  awsKey: begun('AKIA', upperAndDigits, 16),
  awsSession: begun('ASIA', upperAndDigits, 16),
  githubPersonal: begun('ghp_', alphanumeric, 36),
  githubOauth: begun('gho_', alphanumeric, 36),
  githubUser: begun('ghu_', alphanumeric, 36),
  githubServer: begun('ghs_', alphanumeric, 36),
  githubRefresh: begun('ghr_', alphanumeric, 76),
  githubFine: (random) => `github_pat_${random.text(alphanumeric, 22)}_${random.text(alphanumeric, 59)}`,
  gitlab: begun('glpat-', urlSafe, 20),
  gitlabTrigger: begun('glptt-', hexadecimal, 40),
  slackBot: (random) => `xoxb-${random.text(digits, 12)}-${random.text(digits, 13)}-${random.text(alphanumeric, 24)}`,
  slackUser: (random) => `xoxp-${random.text(digits, 12)}-${random.text(digits, 12)}-${random.text(hexadecimal, 32)}`,
  slackApp: (random) => `xapp-1-A${random.text(upperAndDigits, 10)}-${random.text(digits, 13)}-${random.text(hexadecimal, 64)}`,
  slackHook: (random) =>
    `https://hooks.slack.com/services/T${random.text(upperAndDigits, 9)}/B${random.text(upperAndDigits, 9)}/${random.text(alphanumeric, 24)}`,
  stripe: begun('sk_live_', alphanumeric, 24),
  stripeTest: begun('sk_test_', alphanumeric, 99),
  stripeRestricted: begun('rk_live_', alphanumeric, 24),
  stripeHook: begun('whsec_', alphanumeric, 32),
  twilio: begun('SK', hexadecimal, 32),
  sendgrid: (random) => `SG.${random.text(urlSafe, 22)}.${random.text(urlSafe, 43)}`,
  npm: begun('npm_', alphanumeric, 36),
  pypi: begun('pypi-AgEIcHlwaS5vcmc', urlSafe, 120),
  docker: begun('dckr_pat_', urlSafe, 27),
  huggingFace: begun('hf_', lower + lower.toUpperCase(), 34),
  azureStorage: (random) => `DefaultEndpointsProtocol=https;AccountName=${random.text(lower, 8)};AccountKey=${random.text(base64, 86)}==`,
  azureClient: (random) => `${random.text(alphanumeric, 3)}8Q~${random.text(urlSafe, 34)}`,
  jwt,
  discord: (random) => `M${random.text(alphanumeric, 23)}.${random.text(urlSafe, 6)}.${random.text(urlSafe, 38)}`,
  telegram: (random) => `${random.integer(100_000_000, 9_999_999_999)}:AA${random.text(urlSafe, 33)}`,
  shopify: begun('shpat_', hexadecimal, 32),
  square: begun('sq0atp-', urlSafe, 22),
  squareSecret: begun('sq0csp-', urlSafe, 43),
  mailgun: begun('key-', hexadecimal, 32),
  mailchimp: (random) => `${random.text(hexadecimal, 32)}-us${random.integer(1, 20)}`,
  digitalOcean: begun('dop_v1_', hexadecimal, 64),
  sentry: (random) => `https://${random.text(hexadecimal, 32)}@o${random.text(digits, 6)}.ingest.sentry.io/${random.text(digits, 7)}`,
  grafana: (random) => `glsa_${random.text(alphanumeric, 32)}_${random.text(hexadecimal, 8)}`,
  newRelic: begun('NRAK-', upperAndDigits, 27),
  databricks: begun('dapi', hexadecimal, 32),
  vault: begun('hvs.', urlSafe, 95),
  linear: begun('lin_api_', alphanumeric, 40),
  groq: begun('gsk_', alphanumeric, 52),
  replicate: begun('r8_', alphanumeric, 37),
  postman: (random) => `PMAK-${random.text(hexadecimal, 24)}-${random.text(hexadecimal, 34)}`,
  postgres: address('postgres'),
  mongo: address('mongodb+srv'),
  mysql: address('mysql'),
  amqp: address('amqps'),
  redis: (random) => `redis://:${random.text(alphanumeric, 18)}@${host(random)}:6379/0`,
  rsa: pem('RSA PRIVATE KEY'),
  pkcs8: pem('PRIVATE KEY'),
  openSsh: pem('OPENSSH PRIVATE KEY'),
  ec: pem('EC PRIVATE KEY'),
  pgp: pem('PGP PRIVATE KEY BLOCK'),
};

const passwordWords = [
  'hunter',
  'dragon',
  'Sunshine',
  'blue',
  'Winter',
  'monkey',
  'tiger',
  'coffee',
  'Summer',
  'purple',
  'rocket',
  'jazz',
] as const;

/** Passwords as people choose them and as managers make them. */
export const makePassword: MakeToken = (random) => {
  const word = random.pick(passwordWords);
  return random.pick([
    () => `${word}${random.integer(1, 9_999)}`,
    () => `${word}${random.pick(['!', '@', '#', '*'])}${random.integer(10, 99)}`,
    () => random.text(`${alphanumeric}!@#%^*_-+`, random.integer(10, 24)),
    () => random.text(alphanumeric, random.integer(12, 32)),
    () => word.replace('e', '3').replace('o', '0') + random.integer(10, 999),
  ])();
};

/** Keys that no shape gives away. */
export const makeOpaqueKey: MakeToken = (random) =>
  random.pick([
    () => random.text(hexadecimal, random.pick([32, 40, 64])),
    () => random.text(alphanumeric, random.integer(20, 64)),
    () => `${random.text(base64, random.integer(30, 60))}==`,
    () => [8, 4, 4, 4, 12].map((length) => random.text(hexadecimal, length)).join('-'),
    () => `${random.text(lower, 4)}_${random.text(alphanumeric, 24)}`,
  ])();
