import { generateKeyPairSync } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { InvalidConfigurationError } from './invalid-configuration.error';
import { loadConfig, type Environment } from './load-config';
import { defineProcessConfig, type ProcessConfig } from './process-config';
import { aiRouterConfig } from './processes/ai-router.config';
import { gatewayConfig } from './processes/gateway.config';
import { standaloneConfig } from './processes/standalone.config';
import { defineSection } from './setting';

const servers = { MONGODB_URI: 'mongodb://db/?replicaSet=rs0', REDIS_URL: 'redis://cache:6379', NATS_URL: 'nats://bus:4222' };

function problemsOf(config: ProcessConfig, environment: Environment): readonly string[] {
  try {
    loadConfig(config, environment);
  } catch (error) {
    if (error instanceof InvalidConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe(loadConfig, () => {
  it('starts the embedded profile with nothing set', () => {
    expect(loadConfig(standaloneConfig, {})).toMatchObject({
      http: { port: 4000, host: '127.0.0.1', corsOrigins: ['https://samplemind.ai'] },
      data: { directory: './data' },
      identity: { registration: 'open', accessTokenSeconds: 900, refreshTokenSeconds: 86_400 },
      limits: { requestsPerMinute: 60, maxUploadBytes: 209_715_200, maxDurationSeconds: 7200 },
      analysis: { workers: availableParallelism() },
      providers: { ollama: { baseUrl: 'http://127.0.0.1:11434/v1' } },
      observability: { logLevel: 'info' },
    });
  });

  it('reads what is set, nested by section', () => {
    const config = loadConfig(gatewayConfig, {
      ...servers,
      PORT: '0',
      CORS_ORIGINS: 'https://a.example, http://localhost:5173',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/',
    });
    expect(config.http).toEqual({ port: 0, host: '127.0.0.1', corsOrigins: ['https://a.example', 'http://localhost:5173'] });
    expect(config.mongodb).toMatchObject({ uri: servers.MONGODB_URI, database: 'earshot' });
    expect(config.observability.otlpEndpoint).toBe('http://collector:4318/v1/traces');
  });

  it('freezes the values to the last level', () => {
    const config = loadConfig(standaloneConfig, {});
    expect(Object.isFrozen(config.providers.openai)).toBe(true);
    expect(Object.isFrozen(config.http.corsOrigins)).toBe(true);
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(loadConfig(standaloneConfig, { PORT: '', OPENAI_API_KEY: ' ' })).toMatchObject({
      http: { port: 4000 },
      providers: { openai: { apiKey: undefined } },
    });
  });

  it('reads an alias when the first name is not set', () => {
    const primary = loadConfig(standaloneConfig, { OPENAI_API_KEY_PRIMARY: 'one', OPENAI_API_KEY_SECONDARY: 'two' });
    expect(primary.providers.openai).toMatchObject({ apiKey: 'one', secondaryApiKey: 'two' });
    const both = loadConfig(standaloneConfig, { OPENAI_API_KEY: 'zero', OPENAI_API_KEY_PRIMARY: 'one' });
    expect(both.providers.openai.apiKey).toBe('zero');
  });

  it('names every wrong and missing variable with what to set', () => {
    const problems = problemsOf(gatewayConfig, { PORT: '4000x', EARSHOT_REGISTRATION: 'maybe', REDIS_URL: 'localhost' });
    expect(problems).toEqual([
      expect.stringMatching(/^PORT is wrong: set it to a whole number from 0 to 65535\. /),
      expect.stringMatching(/^MONGODB_URI is missing: set it to an address that begins with mongodb:\/\/ or mongodb\+srv:\/\/\. /),
      expect.stringMatching(/^REDIS_URL is wrong: /),
      expect.stringMatching(/^NATS_URL is missing: /),
      expect.stringMatching(/^EARSHOT_REGISTRATION is wrong: set it to open or closed\. /),
    ]);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['CORS_ORIGINS', 'https://a.example/path'],
    ['OPENAI_BASE_URL', 'file:///etc/passwd'],
    ['EARSHOT_WORKERS', '0'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf(standaloneConfig, { [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  it('never shows a value, secret or not', () => {
    const secret = 'hunter2-is-the-password';
    const environment = { EARSHOT_JWT_PRIVATE_KEY: secret, MONGODB_URI: secret, PORT: secret };
    expect(problemsOf(gatewayConfig, environment).join('\n')).not.toContain(secret);
  });

  it.each([
    [{ EARSHOT_ADMIN_EMAIL: 'admin@example.org' }, 'EARSHOT_ADMIN_PASSWORD'],
    [{ EARSHOT_ADMIN_PASSWORD: 'correct horse battery' }, 'EARSHOT_ADMIN_EMAIL'],
  ])('wants both halves of the administrator: %p lacks %s', (environment, missing) => {
    expect(problemsOf(standaloneConfig, environment)).toEqual([expect.stringMatching(new RegExp(`^${missing} is missing`))]);
  });

  it('reads a signing key that was squeezed into one line', () => {
    const { privateKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const { identity } = loadConfig(standaloneConfig, { EARSHOT_JWT_PRIVATE_KEY: privateKey.replaceAll('\n', '\\n') });
    expect(identity.jwtPrivateKey?.trim()).toBe(privateKey.trim());
  });

  it('reports a problem inside a list under its variable', () => {
    const config = defineProcessConfig('sample', {
      lists: defineSection({
        sizes: {
          env: 'SIZES',
          schema: z
            .string()
            .transform((text) => text.split(','))
            .pipe(z.array(z.enum(['S', 'L']))),
          description: 'Sizes.',
        },
      }),
    });
    expect(problemsOf(config, { SIZES: 'S,M' })).toEqual(['SIZES is wrong: set it to a text. Sizes.']);
  });

  it('gives the ai-router no database and no secret of the gateway', () => {
    expect(Object.keys(loadConfig(aiRouterConfig, servers)).sort()).toEqual([
      'catalogue',
      'nats',
      'observability',
      'probes',
      'providers',
      'redis',
      'runtime',
    ]);
  });
});
