import { tokenMakers } from './__fixtures__/made-tokens';
import { SeededRandom } from '../__fixtures__/seeded-random';
import { findSecrets } from './find-secrets';
import { tokenShapes } from './shapes/token-shapes';

const kindsIn = (text: string): string[] => findSecrets(text).map(({ kind }) => kind);

describe(findSecrets, () => {
  it('says where a secret stands and of which kind it is, and nothing else', () => {
    expect(findSecrets('PORT=1\nAPI_KEY=abc123def\n')).toEqual([{ kind: 'api_key', start: 15, end: 24 }]);
  });

  it.each(Object.entries(tokenMakers))('knows %s by its shape, wherever it stands', (_issuer, make) => {
    const random = new SeededRandom(7);
    for (let tries = 0; tries < 20; tries += 1) expect(kindsIn(`Look:\n${make(random)}\n`)).toHaveLength(1);
  });

  it('knows at least 60 kinds of token', () => {
    expect(new Set(tokenShapes.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(60);
  });

  it.each([
    ['PASSWORD=hunter2', 'password'],
    ['password: hunter2', 'password'],
    ['{"password": "letmein"}', 'password'],
    ['SECRET_KEY = "django-insecure-4x!"', 'secret_key'],
    ['secret: "s3cr3t-value"', 'secret'],
    ['my password is hunter22 by the way', 'password'],
    ['curl -u bob:hunter22 https://example.com', 'password'],
    ['<password>hunter2</password>', 'password'],
    ['x-api-key: 0123456789abcdef', 'api_key'],
    ['Authorization: Basic Ym9iOmh1bnRlcjI=', 'credential'],
    ['Server=db;Uid=sa;Pwd=hunter2;', 'password'],
    ['TOKEN=abc123', 'token'],
    ["process.env.API_KEY = 'abc123def'", 'api_key'],
    ['"PRIVATE_KEY": "0x4c0883a69102937d6231471b5dbb6204fe512961708279f2"', 'private_key'],
  ])('takes %p for a secret', (text, kind) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  it.each([
    'I got a secret token, and the password is love',
    'API_KEY=<your-key>',
    'API_KEY=process.env.API_KEY',
    'const apiKey = process.env.API_KEY;',
    'TOKEN=xxx',
    'TOKEN=${TOKEN}',
    'max_tokens=4096',
    'token_type: bearer',
    'Authorization: Bearer <token>',
    'password = getpass()',
    'postgres://user:${PASSWORD}@db/app',
    'const header = "-----BEGIN PRIVATE KEY-----";',
    '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----',
    'Key: F# minor, high pass: 120hz, bypass: on',
    '550e8400-e29b-41d4-a716-446655440000',
  ])('lets %p pass', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it('finds each of several, in the order of the text', () => {
    expect(kindsIn('API_KEY=abc123def\nname: x\nDB_PASSWORD=hunter2\n')).toEqual(['api_key', 'password']);
  });
});
