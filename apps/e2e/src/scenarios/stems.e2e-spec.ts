import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arrangedSignal, silentSignal, wavFile } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import type { RunningEarshot } from '../profiles/running-earshot';
import { startEarshot } from '../profiles/start-earshot';

const fixtures = join(__dirname, '../../../../libs/audio-features/decode/src/__fixtures__');

const separate = `mutation ($fileId: ID!, $kinds: [StemKind!]!) {
  separateStems(fileId: $fileId, kinds: $kinds) {
    __typename
    ... on StemSet { file { id } stems { kind downloadUrl durationSeconds } }
    ... on InvalidInput { code message field }
    ... on NotFound { code message }
  }
}`;

interface Separated {
  readonly __typename: string;
  readonly file: { readonly id: string };
  readonly stems: readonly { readonly kind: string; readonly downloadUrl: string; readonly durationSeconds: number }[];
}

/** The samples behind the header of a stem, channels side by side, as integers of 24 bits. */
function samplesOf(wav: Buffer): number[] {
  const start = wav.indexOf('data', 0, 'latin1') + 8;
  const length = wav.readUInt32LE(start - 4) / 3;
  return Array.from({ length }, (_, index) => wav.readIntLE(start + 3 * index, 3));
}

describe('stems', () => {
  const { signal } = arrangedSignal({ seed: 21, durationSeconds: 8 });
  const music = wavFile(signal);
  let earshot: RunningEarshot;
  let user: EarshotClient;

  beforeAll(async () => {
    earshot = await startEarshot();
    user = await new EarshotClient(earshot).signUp();
  }, 90_000);
  afterAll(async () => {
    await earshot.stop();
  });

  const separateFile = async (fileId: string, kinds: readonly string[], client = user): Promise<Separated> =>
    (await client.query<{ separateStems: Separated }>(separate, { fileId, kinds })).separateStems;

  const download = async (fileId: string, kind: string, client = user): Promise<Buffer> =>
    Buffer.from(await (await client.get(`/files/${fileId}/stems/${kind}`)).arrayBuffer());

  it('takes a recording apart into parts that add up to it', async () => {
    const fileId = await user.upload('arrangement.wav', music);
    const set = await separateFile(fileId, ['PERCUSSIVE', 'HARMONIC', 'SIDE', 'BASS', 'CENTER', 'SIDE']);
    expect(set).toMatchObject({ __typename: 'StemSet', file: { id: fileId } });
    expect(set.stems.map(({ kind }) => kind)).toEqual(['PERCUSSIVE', 'HARMONIC', 'SIDE', 'BASS', 'CENTER']);
    expect(set.stems[0]?.durationSeconds).toBeCloseTo(signal.left.length / signal.sampleRateHz, 6);
    expect(set.stems[0]?.downloadUrl).toBe(`${earshot.url}/files/${fileId}/stems/percussive`);

    const [harmonic, percussive, centre, side] = await Promise.all(
      ['harmonic', 'percussive', 'center', 'side'].map(async (kind) => samplesOf(await download(fileId, kind))),
    );
    const start = music.indexOf('data', 0, 'latin1') + 8;
    const missed = harmonic?.filter((value, index) => {
      const whole = 256 * music.readInt16LE(start + 2 * index);
      return value + (percussive?.[index] ?? NaN) !== whole || (centre?.[index] ?? NaN) + (side?.[index] ?? NaN) !== whole;
    });
    expect([harmonic?.length, missed]).toEqual([2 * signal.left.length, []]);
  }, 60_000);

  it('answers again at once, and the same to all who ask at the same time', async () => {
    const other = await new EarshotClient(earshot).signUp();
    const bytes = wavFile(arrangedSignal({ seed: 22, durationSeconds: 6 }).signal);
    const [mine, theirs] = [await user.upload('mine.wav', bytes), await other.upload('theirs.wav', bytes)];
    const together = await Promise.all([
      separateFile(mine, ['HARMONIC']),
      separateFile(mine, ['HARMONIC']),
      separateFile(theirs, ['HARMONIC'], other),
    ]);
    expect(together.map(({ stems }) => stems.length)).toEqual([1, 1, 1]);
    const again = await separateFile(mine, ['HARMONIC']);
    expect(again).toEqual(together[0]);
    expect((await download(mine, 'harmonic')).equals(await download(theirs, 'harmonic', other))).toBe(true);
  }, 60_000);

  it('gives a stem to the owner of the file, in parts if wanted, and to nobody else', async () => {
    const fileId = await user.upload('mine, too.wav', music);
    await separateFile(fileId, ['BASS']);
    const part = await user.get(`/files/${fileId}/stems/bass`, { range: 'bytes=0-3' });
    expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
    expect(part.headers.get('content-type')).toBe('audio/wav');
    expect(part.headers.get('content-disposition')).toContain(encodeURIComponent('mine, too (bass).wav'));

    const stranger = await new EarshotClient(earshot).signUp();
    expect((await stranger.get(`/files/${fileId}/stems/bass`)).status).toBe(404);
    expect((await new EarshotClient(earshot).get(`/files/${fileId}/stems/bass`)).status).toBe(401);
    expect(await separateFile(fileId, ['BASS'], stranger)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
  });

  it('has no stem that was not asked for, and none of an unknown kind', async () => {
    const fileId = await user.upload('untouched.wav', wavFile(arrangedSignal({ seed: 23, durationSeconds: 3 }).signal));
    expect((await user.get(`/files/${fileId}/stems/harmonic`)).status).toBe(404);
    expect((await user.get(`/files/${fileId}/stems/drums`)).status).toBe(404);
  });

  it('says why there is nothing to separate', async () => {
    expect(await separateFile('01ARZ3NDEKTSV4RRFFQ69G5FAV', ['HARMONIC'])).toMatchObject({ __typename: 'NotFound' });
    const fileId = await user.upload('nothing wanted.wav', music);
    expect(await separateFile(fileId, [])).toMatchObject({ __typename: 'InvalidInput', field: 'kinds' });
  });

  it('finds no centre in a recording of one channel, but what is held and struck', async () => {
    const fileId = await user.upload('mono.mp3', await readFile(join(fixtures, 'sine-mono-vbr.mp3')));
    expect(await separateFile(fileId, ['CENTER'])).toMatchObject({
      __typename: 'InvalidInput',
      field: 'kinds',
      message: expect.stringContaining('stereo'),
    });
    expect((await separateFile(fileId, ['HARMONIC', 'PERCUSSIVE'])).stems).toHaveLength(2);
  });

  it('makes silence of silence', async () => {
    const fileId = await user.upload('silence.wav', wavFile(silentSignal({ durationSeconds: 2 })));
    expect((await separateFile(fileId, ['HARMONIC', 'PERCUSSIVE', 'CENTER'])).stems).toHaveLength(3);
    expect(new Set(samplesOf(await download(fileId, 'percussive')))).toEqual(new Set([0]));
  });

  it('keeps the stems of a content as long as somebody has a file of it', async () => {
    const bytes = wavFile(arrangedSignal({ seed: 24, durationSeconds: 4 }).signal);
    const [first, second] = [await user.upload('first.wav', bytes), await user.upload('second.wav', bytes)];
    await separateFile(first, ['HARMONIC']);
    const stem = await download(first, 'harmonic');
    const remove = (id: string) => user.query('mutation ($id: ID!) { deleteAudioFile(id: $id) }', { id });
    // Somebody works on with the stem: its bytes are now those of a file.
    const kept = await user.upload('a stem.wav', stem);

    await remove(first);
    expect((await download(second, 'harmonic')).equals(stem)).toBe(true);
    await remove(second);
    expect((await user.get(`/files/${second}/stems/harmonic`)).status).toBe(404);
    expect(Buffer.from(await (await user.get(`/files/${kept}`)).arrayBuffer()).equals(stem)).toBe(true);
  });
});
