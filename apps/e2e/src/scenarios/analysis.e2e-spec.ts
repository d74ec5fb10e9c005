import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arrangedSignal, errorReply, silentSignal, startMockProvider, wavFile, type MockProvider } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const fixtures = join(__dirname, '../../../../libs/audio-features/decode/src/__fixtures__');

const analyse = `mutation ($input: AnalyzeAudioInput!) {
  analyzeAudio(input: $input) {
    __typename
    ... on Analysis {
      id status cached costUsd elapsedSeconds engineVersion
      failures { phase code message }
      features {
        durationSeconds
        rhythm { bpm confidence candidates { bpm confidence } beatTimes onsetRate }
        tonal { key scale label chroma chords { start end label } }
        spectral { centroidHz rolloffHz bandwidthHz flatness zeroCrossingRate balance { name share } }
        loudness { integratedLufs truePeakDbtp rangeLu shortTerm }
        dynamics { rms crestFactorDb }
        stereo { width correlation monoCompatible }
        timbre { harmonicPercussiveRatio mfcc }
        danceability
      }
      vibe { vibe mood texture genre productionNotes tags provider model evidence { text field value } }
    }
    ... on UserError { code message }
    ... on BudgetExceeded { remainingTokens resetsAt }
  }
}`;

interface Analysed {
  readonly analyzeAudio: {
    readonly __typename: string;
    readonly id: string;
    readonly status: string;
    readonly cached: boolean;
    readonly costUsd: string;
    readonly failures: readonly { readonly phase: string; readonly code: string }[];
    readonly features: {
      readonly durationSeconds: number;
      readonly rhythm: { readonly bpm: number | null; readonly confidence: number };
      readonly tonal: { readonly label: string | null };
      readonly loudness: { readonly integratedLufs: number | null };
      readonly danceability: number | null;
    } | null;
    readonly vibe: { readonly provider: string; readonly genre: readonly string[]; readonly vibe: string } | null;
  };
}

describe('analysis', () => {
  const track = arrangedSignal({ seed: 7, durationSeconds: 15, plan: { tempoBpm: 120 } });
  const music = wavFile(track.signal);
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let user: EarshotClient;

  beforeAll(async () => {
    provider = await startMockProvider();
    earshot = await startEarshot({ environment: { OPENROUTER_API_KEY: 'sk-or-scenario-key', OPENROUTER_BASE_URL: `${provider.url}` } });
    user = await new EarshotClient(earshot).signUp();
  }, 90_000);
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
  });

  const analyseFile = async (fileId: string, options: object = {}): Promise<Analysed['analyzeAudio']> =>
    (await user.query<Analysed>(analyse, { input: { fileId, waitSeconds: 60, ...options } })).analyzeAudio;

  it('measures a recording, has it read, charges for it and shows it with its file', async () => {
    const fileId = await user.upload('arrangement.wav', music);
    const analysis = await analyseFile(fileId);
    expect(analysis).toMatchObject({ __typename: 'Analysis', status: 'COMPLETE', cached: false, failures: [] });
    expect(analysis.features?.rhythm.bpm).toBeCloseTo(120, 0);
    expect(analysis.features?.durationSeconds).toBeCloseTo(track.signal.left.length / 44_100, 2);
    expect(analysis.vibe).toMatchObject({ provider: 'openrouter', genre: expect.any(Array) });
    expect(Number(analysis.costUsd)).toBeGreaterThan(0);
    const { audioFile } = await user.query<{ audioFile: object }>(
      'query ($id: ID!) { audioFile(id: $id) { analyzed format channels sampleRateHz latestAnalysis { id } waveform(points: 50) { min max rms } } }',
      { id: fileId },
    );
    expect(audioFile).toMatchObject({
      analyzed: true,
      format: 'WAV',
      channels: 2,
      sampleRateHz: 44_100,
      latestAnalysis: { id: analysis.id },
    });
  });

  it('writes one ledger line for the call and shows it in the budget', async () => {
    const { usageRecords, budget } = await user.query<{
      usageRecords: { nodes: { task: string; usage: { totalTokens: number } }[] };
      budget: { usedTokens: string; reservedTokens: string };
    }>(
      '{ usageRecords { nodes { task provider outcome cached costUsd usage { totalTokens } fileId } } budget { usedTokens reservedTokens } }',
    );
    expect(usageRecords.nodes).toHaveLength(1);
    expect(usageRecords.nodes[0]).toMatchObject({ task: 'vibe_analysis', provider: 'openrouter', cached: false });
    expect(budget).toEqual({ usedTokens: String(usageRecords.nodes[0]?.usage.totalTokens), reservedTokens: '0' });
  });

  it('answers the same bytes again from what is known, without another call', async () => {
    const hitsBefore = provider.hits.length;
    const fileId = await user.upload('the same.wav', music);
    const again = await analyseFile(fileId);
    expect(again).toMatchObject({ status: 'COMPLETE', cached: true, costUsd: '0' });
    expect(provider.hits).toHaveLength(hitsBefore);
  });

  it('charges nothing when only the measurements are wanted', async () => {
    const other = await new EarshotClient(earshot).signUp();
    const fileId = await other.upload('free.wav', music);
    const { analyzeAudio } = await other.query<Analysed>(analyse, { input: { fileId, interpret: false, waitSeconds: 60 } });
    expect(analyzeAudio).toMatchObject({ status: 'COMPLETE', costUsd: '0', vibe: null });
    expect(await other.query('{ usageRecords { totalCount } }')).toEqual({ usageRecords: { totalCount: 0 } });
  });

  it('has a second engine hear the file when the analysis is to be comprehensive, and measures nothing twice', async () => {
    const fileId = await user.upload('comprehensive.wav', music);
    const detailed = await analyseFile(fileId, { interpret: false });
    const comprehensive = await analyseFile(fileId, { level: 'COMPREHENSIVE', interpret: false });
    expect(comprehensive).toMatchObject({ status: 'COMPLETE', failures: [], cached: false });
    expect(comprehensive.features?.rhythm.bpm).toBe(detailed.features?.rhythm.bpm);
    expect(comprehensive.features?.rhythm.confidence).not.toBe(detailed.features?.rhythm.confidence);
    expect(comprehensive.features?.loudness).toEqual(detailed.features?.loudness);
    expect(detailed.features?.danceability).toBeNull();
    expect(comprehensive.features?.danceability).toBeGreaterThan(0);
    expect(await analyseFile(fileId, { level: 'COMPREHENSIVE', interpret: false })).toMatchObject({ status: 'COMPLETE', cached: true });
  });

  it.each(['sine.flac', 'sine.mp3', 'sine.ogg', 'sine.opus', 'sine.m4a'])('measures %s', async (name) => {
    const fileId = await user.upload(name, await readFile(join(fixtures, name)));
    const analysis = await analyseFile(fileId, { interpret: false });
    expect(analysis.status).toBe('COMPLETE');
    expect(analysis.features?.durationSeconds).toBeGreaterThan(0.5);
    expect(analysis.features?.loudness.integratedLufs).toBeLessThan(0);
  });

  it('reports nothing where there is nothing: silence has no tempo, no key and no loudness', async () => {
    const fileId = await user.upload('silence.wav', wavFile(silentSignal({ durationSeconds: 5 })));
    const { features, status } = await analyseFile(fileId, { interpret: false });
    expect(status).toBe('COMPLETE');
    expect(features).toMatchObject({ rhythm: { bpm: null }, tonal: { label: null }, loudness: { integratedLufs: null } });
  });

  it('refuses an unknown model before anything is begun', async () => {
    const fileId = await user.upload('unread.wav', wavFile(arrangedSignal({ seed: 8, durationSeconds: 6 }).signal));
    expect(await analyseFile(fileId, { model: 'no/such-model' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await user.query('query ($fileId: ID!) { analyses(fileId: $fileId) { totalCount } }', { fileId })).toEqual({
      analyses: { totalCount: 0 },
    });
  });

  it('falls back to the rules of the house when the provider is down', async () => {
    provider.respondWith(...Array.from({ length: 6 }, () => errorReply(503)));
    const fileId = await user.upload('fallback.wav', wavFile(arrangedSignal({ seed: 9, durationSeconds: 6 }).signal));
    const analysis = await analyseFile(fileId, { waitSeconds: 100 });
    expect(analysis).toMatchObject({ status: 'COMPLETE', vibe: { provider: 'local' } });
  }, 120_000);

  it('skips what was not forced where analyses are switched off', async () => {
    const careful = await new EarshotClient(earshot).signUp();
    await careful.query('mutation { updatePreferences(input: { autoAnalyze: false }) { autoAnalyze } }');
    const fileId = await careful.upload('careful.wav', music);
    const skipped = await careful.query<Analysed>(analyse, { input: { fileId, waitSeconds: 60 } });
    const forced = await careful.query<Analysed>(analyse, { input: { fileId, force: true, interpret: false, waitSeconds: 60 } });
    expect(skipped.analyzeAudio).toMatchObject({ status: 'SKIPPED', features: null, costUsd: '0' });
    expect(forced.analyzeAudio.status).toBe('COMPLETE');
  });

  it('tells each step to whoever watches', async () => {
    const fileId = await user.upload('watched.wav', wavFile(arrangedSignal({ seed: 10, durationSeconds: 20 }).signal));
    const { id } = await analyseFile(fileId, { waitSeconds: 0 });
    const watching = user.subscribe<{ analysisChanged: { status: string } }>(
      'subscription ($id: ID!) { analysisChanged(id: $id) { status features { durationSeconds } vibe { vibe } } }',
      { id },
    );
    await watching.ended;
    expect(watching.events.at(-1)?.analysisChanged).toMatchObject({ status: 'COMPLETE', vibe: { vibe: expect.any(String) } });
    await watching.close();
  });

  it('never shows the key of a provider, in no answer and no log line', async () => {
    expect(provider.hits.length).toBeGreaterThan(0);
    expect(earshot.log()).not.toContain('sk-or-scenario-key');
  });

  it('gives the bytes back to their owner, in parts if wanted, and to nobody else', async () => {
    const fileId = await user.upload('bytes.wav', music);
    const whole = await user.get(`/files/${fileId}`);
    const part = await user.get(`/files/${fileId}`, { range: 'bytes=8-11' });
    const foreign = await (await new EarshotClient(earshot).signUp()).get(`/files/${fileId}`);
    expect(Buffer.from(await whole.arrayBuffer()).equals(music)).toBe(true);
    expect([part.status, await part.text()]).toEqual([206, 'WAVE']);
    expect(foreign.status).toBe(404);
  });
});
