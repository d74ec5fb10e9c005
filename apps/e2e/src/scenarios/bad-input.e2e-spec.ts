import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { arrangedSignal, sineSignal, wavFile } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const withinMs = 1_000;

const wav = (): Buffer => wavFile(sineSignal({ durationSeconds: 1 }));
function altered(alter: (bytes: Buffer) => void): Buffer {
  const bytes = wav();
  alter(bytes);
  return bytes;
}
const nanWav = (): Buffer => {
  const bytes = wavFile(sineSignal({ durationSeconds: 1 }), 'float32');
  bytes.writeFloatLE(Number.NaN, bytes.length - 40_000);
  return bytes;
};

describe('bad input', () => {
  let earshot: RunningEarshot;
  let user: EarshotClient;

  beforeAll(async () => {
    earshot = await startEarshot({ environment: { MAX_UPLOAD_BYTES: '4000000', MAX_DURATION_SECONDS: '600' } });
    user = await new EarshotClient(earshot).signUp();
  }, 90_000);
  afterAll(() => earshot.stop());

  it.each([
    ['an empty file', 400, 'EMPTY_UPLOAD', () => Buffer.alloc(0)],
    [
      'text that is named .wav',
      415,
      'UNSUPPORTED_AUDIO_FORMAT',
      () => Buffer.from('Dear Sir or Madam, this is no sound at all. '.repeat(50)),
    ],
    ['a web page', 415, 'UNSUPPORTED_AUDIO_FORMAT', () => Buffer.from('<!doctype html><html><body>hello</body></html>'.repeat(50))],
    [
      'a program',
      415,
      'UNSUPPORTED_AUDIO_FORMAT',
      () => Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(4_096)]),
    ],
    ['a header without a body', 415, 'INVALID_AUDIO', () => wav().subarray(0, 44)],
    ['half a header', 415, 'INVALID_AUDIO', () => wav().subarray(0, 30)],
    ['no channels', 415, 'INVALID_AUDIO', () => altered((bytes) => bytes.writeUInt16LE(0, 22))],
    ['65,535 channels', 415, 'INVALID_AUDIO', () => altered((bytes) => bytes.writeUInt16LE(65_535, 22))],
    ['a sample rate of 4 GHz', 415, 'INVALID_AUDIO', () => altered((bytes) => bytes.writeUInt32LE(4_000_000_000, 24))],
    ['samples of 0 bits', 415, 'INVALID_AUDIO', () => altered((bytes) => bytes.writeUInt16LE(0, 34))],
    ['samples that are no numbers', 415, 'INVALID_AUDIO', nanWav],
    ['more bytes than are allowed', 413, 'UPLOAD_TOO_LARGE', () => Buffer.alloc(4_000_001)],
    ['more bytes than are allowed and were not announced', 413, 'UPLOAD_TOO_LARGE', () => Readable.from([wav(), Buffer.alloc(8_000_000)])],
  ] as const)('refuses %s at once and keeps nothing of it', async (_what, status, code, make) => {
    const startedMs = Date.now();
    const response = await user.post('upload.wav', make());
    const elapsedMs = Date.now() - startedMs;
    expect(await response.json()).toMatchObject({ error: { code, message: expect.any(String), requestId: expect.any(String) } });
    expect(response.status).toBe(status);
    expect(elapsedMs).toBeLessThan(withinMs);
    expect(await user.query('{ audioFiles { totalCount } }')).toEqual({ audioFiles: { totalCount: 0 } });
  });

  it('refuses ten hours of silence in a small file', async () => {
    const hours = Buffer.from(await readFile(join(__dirname, '../../fixtures/ten-hours-of-silence.flac')));
    const response = await user.post('bomb.flac', hours);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'AUDIO_TOO_LONG' } });
  });

  it('measures what is there of a truncated file and says what is missing', async () => {
    const whole = wavFile(arrangedSignal({ seed: 5, durationSeconds: 10 }).signal);
    const fileId = await user.upload('cut.wav', whole.subarray(0, Math.round(whole.length * 0.6)));
    const { analyzeAudio } = await user.query<{ analyzeAudio: object }>(
      'mutation ($id: ID!) { analyzeAudio(input: { fileId: $id, interpret: false, waitSeconds: 30 }) { ... on Analysis { status features { durationSeconds } failures { phase code message } } } }',
      { id: fileId },
    );
    expect(analyzeAudio).toMatchObject({ status: 'PARTIAL', failures: [{ phase: 'decode', code: 'TRUNCATED_AUDIO' }] });
    await user.query('mutation ($id: ID!) { deleteAudioFile(id: $id) }', { id: fileId });
  });

  it('answers a wrong id and the id of somebody else alike', async () => {
    const fileId = await user.upload('mine.wav', wav());
    const stranger = await new EarshotClient(earshot).signUp();
    const analyse = 'mutation ($id: ID!) { analyzeAudio(input: { fileId: $id }) { __typename ... on NotFound { code } } }';
    const foreign = await stranger.query(analyse, { id: fileId });
    const absent = await stranger.query(analyse, { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' });
    expect(foreign).toEqual({ analyzeAudio: { __typename: 'NotFound', code: 'NOT_FOUND' } });
    expect(absent).toEqual(foreign);
    expect(await stranger.query('query ($id: ID!) { audioFile(id: $id) { id } }', { id: fileId })).toEqual({ audioFile: null });
    expect((await stranger.get(`/files/${fileId}`)).status).toBe(404);
    expect(await stranger.query('mutation ($id: ID!) { deleteAudioFile(id: $id) }', { id: fileId })).toEqual({ deleteAudioFile: false });
    await user.query('mutation ($id: ID!) { deleteAudioFile(id: $id) }', { id: fileId });
  });

  it.each([
    ['an operator where an id is meant', { id: { $ne: null } }],
    ['a list where an id is meant', { id: ['a', 'b'] }],
    ['nothing where an id is meant', {}],
  ])('refuses %s before it reaches a store', async (_what, variables) => {
    const { data, errors } = await user.ask('query ($id: ID!) { audioFile(id: $id) { id } }', variables);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses a page size and a cursor that make no sense', async () => {
    expect((await user.ask('{ audioFiles(first: 1000) { totalCount } }')).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    expect((await user.ask('{ audioFiles(after: "not a cursor") { totalCount } }')).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  it('refuses upload addresses that it never gave out', async () => {
    const response = await fetch(`${earshot.url}/uploads/not-one-of-ours`, { method: 'PUT', body: wav() });
    expect(response.status).toBe(404);
  });

  it('takes an announced upload once, and answers the same file when it is repeated', async () => {
    const { createUpload } = await user.query<{ createUpload: { uploadUrl: string; method: string } }>(
      'mutation { createUpload(filename: "../../etc/passwd\\u0000.wav", sizeBytes: "1000") { ... on UploadTarget { uploadUrl method headers maxBytes expiresAt } } }',
    );
    const put = async () =>
      (await (await fetch(createUpload.uploadUrl, { method: createUpload.method, body: wav() })).json()) as { fileId: string };
    const first = await put();
    expect(await put()).toEqual(first);
    const { audioFile } = await user.query<{ audioFile: { filename: string } }>('query ($id: ID!) { audioFile(id: $id) { filename } }', {
      id: first.fileId,
    });
    expect(audioFile.filename).toBe('passwd.wav');
    await user.query('mutation ($id: ID!) { deleteAudioFile(id: $id) }', { id: first.fileId });
  });

  it('leaves no reservation and no analysis behind', async () => {
    expect(await user.query('{ budget { usedTokens reservedTokens } analyses { totalCount } audioFiles { totalCount } }')).toEqual({
      budget: { usedTokens: '0', reservedTokens: '0' },
      analyses: { totalCount: 0 },
      audioFiles: { totalCount: 0 },
    });
  });
});
