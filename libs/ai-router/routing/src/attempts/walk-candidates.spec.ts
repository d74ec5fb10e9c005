import { EarshotError, noTokens, type Attempt, type ErrorCode } from '@earshot/contracts';
import { builtinCatalogue, findModel } from '@earshot/model-catalogue';
import type { Candidate } from '../candidates/candidate';
import type { CallOutcome, FailedOutcome } from './call-outcome';
import type { ModelCall, Walk } from './walk';
import { walkCandidates } from './walk-candidates';

const candidate = (name: string): Candidate => {
  const model = findModel(builtinCatalogue, name);
  if (model === undefined) throw new Error(`There is no model ${name}.`);
  return { model, isFirstChoice: false };
};
const [deep, fast, local] = [candidate('deep'), candidate('fast'), candidate('local')];

const usualLimits = {
  ...{ maxAttemptsPerCandidate: 3, maxAttempts: 6, maxSpendUsd: '1' },
  ...{ attemptTimeoutMs: 30_000, longerTimeoutMs: 45_000, deadlineAtMs: 90_000 },
};

const failedCall = (code: ErrorCode, details = {}): FailedOutcome => ({
  kind: 'failed',
  error: new EarshotError(code, code, { details }),
  usage: null,
  costUsd: '0',
});
const failed: (code: ErrorCode, details?: object) => CallOutcome<string> = failedCall;
const answered = (answer: string): CallOutcome<string> => ({ kind: 'answered', answer, usage: noTokens, costUsd: '0.00001' });

/** A walk on a clock that only waits and calls move: every call takes a second, and a timeout its whole limit. */
function walkOver(candidates: readonly Candidate[], outcomes: readonly CallOutcome<string>[], rest: Partial<Walk<string>> = {}) {
  const calls: ModelCall[] = [];
  const waitsMs: number[] = [];
  const reported: Attempt[] = [];
  let nowMs = 0;
  const result = walkCandidates<string>({
    candidates,
    limits: usualLimits,
    findDeeper: () => [],
    isAdmitted: () => true,
    admit: async () => true,
    call: async (call) => {
      calls.push(call);
      const outcome = outcomes[calls.length - 1] ?? failed('PROVIDER_UNEXPECTED');
      const timedOut = outcome.kind === 'failed' && outcome.error.code === 'PROVIDER_TIMEOUT';
      nowMs += timedOut ? call.timeoutMs : 1_000;
      return outcome;
    },
    report: (attempt) => void reported.push(attempt),
    signal: new AbortController().signal,
    now: () => nowMs,
    random: () => 0,
    sleep: async (durationMs) => {
      waitsMs.push(durationMs);
      nowMs += durationMs;
    },
    ...rest,
  });
  return { result, calls, waitsMs, reported };
}

describe(walkCandidates, () => {
  it('returns the first answer with its attempt', async () => {
    const { result, calls } = walkOver([fast, local], [answered('yes')]);
    expect(await result).toEqual({
      answered: { candidate: fast, answer: 'yes' },
      attempts: [
        {
          provider: 'openrouter',
          model: 'qwen/qwen3-7b-it',
          outcome: 'answered',
          errorCode: null,
          durationMs: 1_000,
          usage: noTokens,
          costUsd: '0.00001',
        },
      ],
    });
    expect(calls).toHaveLength(1);
  });

  it('tries a failing server three times and then the next model', async () => {
    const down = failed('PROVIDER_SERVER');
    const { result, waitsMs } = walkOver([fast, local], [down, down, down, answered('local')]);
    const { answered: by, attempts } = await result;
    expect(by?.candidate).toBe(local);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['server', 'server', 'server', 'answered']);
    expect(waitsMs).toEqual([2_000, 4_000]);
  });

  it('gives the retry after a timeout more time, and leaves a model that stays silent', async () => {
    const silent = failed('PROVIDER_TIMEOUT');
    const { result, calls } = walkOver([fast, local], [silent, silent, answered('local')]);
    expect((await result).answered?.candidate).toBe(local);
    expect(calls.map(({ timeoutMs }) => timeoutMs)).toEqual([30_000, 45_000, 30_000]);
  });

  it('spends one deadline over all models', async () => {
    const silent = failed('PROVIDER_TIMEOUT');
    const { result, calls } = walkOver([deep, fast, local], [silent, silent, silent, answered('local')]);
    expect((await result).answered?.candidate).toBe(local);
    // The first is left for the second, which is the last that may answer and gets the longer limit.
    expect(calls.map(({ timeoutMs }) => timeoutMs)).toEqual([30_000, 30_000, 28_000, 30_000]);
  });

  it('makes no more paid calls than allowed, but still asks the rules', async () => {
    const down = failed('PROVIDER_SERVER');
    const limits = { ...usualLimits, maxAttempts: 4 };
    const { result, calls } = walkOver([deep, fast, local], [down, down, down, down, answered('local')], { limits });
    expect((await result).answered?.candidate).toBe(local);
    expect(calls.map(({ candidate: { model } }) => model.slug)).toEqual([
      ...Array.from({ length: 3 }, () => 'qwen/qwen3-235b-a22b-2507'),
      'qwen/qwen3-7b-it',
      'earshot-rules',
    ]);
  });

  it('waits what the provider asked for', async () => {
    const { result, waitsMs } = walkOver([fast], [failed('PROVIDER_RATE_LIMITED', { retryAfterMs: 7_000 }), answered('yes')]);
    await result;
    expect(waitsMs).toEqual([7_000]);
  });

  it('sends refused content to no other provider', async () => {
    const { result, calls } = walkOver([deep, fast, local], [failed('PROVIDER_CONTENT_FILTER'), answered('local')]);
    await result;
    expect(calls.map(({ candidate: by }) => by)).toEqual([deep, local]);
  });

  it('spends no more than allowed, but still asks the rules', async () => {
    const costly = (): CallOutcome<string> => ({ ...failedCall('PROVIDER_BAD_OUTPUT'), costUsd: '0.6' });
    const { result, calls } = walkOver([deep, fast, local], [costly(), costly(), answered('local')]);
    expect((await result).answered?.candidate).toBe(local);
    expect(calls.map(({ candidate: by }) => by)).toEqual([deep, deep, local]);
  });

  it('sends an answer that cannot be used back with what is wrong, and then asks the deeper model', async () => {
    const bad: CallOutcome<string> = { ...failedCall('PROVIDER_BAD_OUTPUT'), unusableText: '{"vibe"' };
    const { result, calls } = walkOver([fast, local], [bad, bad, answered('well')], { findDeeper: () => [deep] });
    expect((await result).answered).toEqual({ candidate: deep, answer: 'well' });
    expect(calls.map(({ candidate: by, repairOf }) => [by, repairOf])).toEqual([
      [fast, undefined],
      [fast, { text: '{"vibe"', problem: 'PROVIDER_BAD_OUTPUT' }],
      [deep, undefined],
    ]);
  });

  it('sends what is too long to no model of the same context', async () => {
    const { result, calls } = walkOver([deep, fast, local], [failed('PROVIDER_CONTEXT_LENGTH'), answered('local')]);
    await result;
    expect(calls.map(({ candidate: by }) => by)).toEqual([deep, local]);
  });

  it('calls the same model again at once where what failed is mended', async () => {
    const { result, calls, waitsMs } = walkOver([fast, local], [{ ...failedCall('PROVIDER_AUTH'), isMended: true }, answered('yes')]);
    expect((await result).answered?.candidate).toBe(fast);
    expect([calls.length, waitsMs]).toEqual([2, []]);
  });

  it('begins an answer anew with nobody once pieces of it are out', async () => {
    const { result, calls } = walkOver([deep, fast, local], [{ ...failedCall('PROVIDER_CONNECTION'), hasBegun: true }]);
    await expect(result).rejects.toMatchObject({ code: 'ANSWER_CUT_OFF', details: { attempts: [{ outcome: 'connection' }] } });
    expect(calls).toHaveLength(1);
  });

  it('passes a model by that is not admitted', async () => {
    const { result, calls } = walkOver([fast, local], [answered('local')], { isAdmitted: () => false });
    await result;
    expect(calls.map(({ candidate: by }) => by)).toEqual([local]);
  });

  it('passes a model by that has nothing left for it', async () => {
    const { result, calls } = walkOver([fast, local], [answered('local')], { admit: async ({ model }) => model.local });
    expect((await result).attempts).toHaveLength(1);
    expect(calls.map(({ candidate: by }) => by)).toEqual([local]);
  });

  it('asks those that failed at once a second time where all were asked in vain', async () => {
    const { result, calls } = walkOver([deep, fast, local], [failed('PROVIDER_UNEXPECTED'), failed('PROVIDER_AUTH'), answered('at last')]);
    expect((await result).answered).toEqual({ candidate: deep, answer: 'at last' });
    expect(calls.map(({ candidate: by }) => by)).toEqual([deep, fast, deep]);
  });

  it('asks no model a second time after refused content', async () => {
    const { result, calls } = walkOver(
      [deep, fast, local],
      [failed('PROVIDER_AUTH'), failed('PROVIDER_CONTENT_FILTER'), answered('local')],
    );
    expect((await result).answered?.candidate).toBe(local);
    expect(calls).toHaveLength(3);
  });

  it('returns the attempts alone when nobody answers', async () => {
    const { result } = walkOver([fast, local], []);
    expect(await result).toMatchObject({ attempts: [{ errorCode: 'PROVIDER_UNEXPECTED' }, { errorCode: 'PROVIDER_UNEXPECTED' }] });
    expect(await result).not.toHaveProperty('answered');
  });

  it('reports every call, also of a walk that ends with an error', async () => {
    const controller = new AbortController();
    const sleep = (): Promise<void> => Promise.reject(new EarshotError('CANCELLED', 'Enough.'));
    const { result, reported } = walkOver([fast, local], [failed('PROVIDER_SERVER')], { sleep, signal: controller.signal });
    await expect(result).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(reported).toMatchObject([{ outcome: 'server' }]);
  });

  it('ends with what a call throws', async () => {
    const broke = new EarshotError('BUDGET_EXCEEDED', 'Nothing is left.');
    const { result } = walkOver([fast, local], [], { call: () => Promise.reject(broke) });
    await expect(result).rejects.toBe(broke);
  });

  it('makes no further call once it is cancelled', async () => {
    const controller = new AbortController();
    const calls: ModelCall[] = [];
    const { result } = walkOver([fast, local], [], {
      signal: controller.signal,
      call: async (call) => {
        calls.push(call);
        controller.abort(new EarshotError('CANCELLED', 'Enough.'));
        return failed('PROVIDER_UNEXPECTED');
      },
    });
    await expect(result).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(calls).toHaveLength(1);
  });
});
