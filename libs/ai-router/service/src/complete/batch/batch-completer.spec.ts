import { addUsd, EarshotError, type BatchAnswer, type CompletionRequest } from '@earshot/contracts';
import { completionReply, errorReply, type MockReply } from '@earshot/testing';
import { startRouter, type RouterOptions, type RouterUnderTest } from '../../__fixtures__/router-under-test';

let router: RouterUnderTest;
const start = async (options: RouterOptions = {}): Promise<RouterUnderTest> => {
  router = await startRouter({ route: { candidates: ['openrouter/qwen/qwen3-7b-it', 'local/earshot-rules'] }, ...options });
  return router;
};
afterEach(() => router.close());

const asking = (...prompts: readonly string[]): Partial<CompletionRequest>[] => prompts.map((prompt) => ({ variables: { prompt } }));
const usage = { prompt_tokens: 301, completion_tokens: 97, total_tokens: 398 };
const answering = (...answers: readonly (string | null)[]): MockReply =>
  completionReply(
    JSON.stringify({ answers: answers.flatMap((answer, index) => (answer === null ? [] : [{ number: index + 1, answer }])) }),
    {
      usage,
    },
  );
const contents = (answers: readonly BatchAnswer[]): (string | undefined)[] =>
  answers.map(({ completion, error }) => completion?.content ?? error?.code);
const sumOf = (numbers: readonly (number | undefined)[]): number => numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);

describe('completeTasks', () => {
  it('asks like questions in one call and answers them in their order', async () => {
    const { completeAll, mock } = await start();
    mock.respondWith(answering('A', 'B', 'C'));
    expect(contents(await completeAll(asking('one?', 'two?', 'three?')))).toEqual(['A', 'B', 'C']);
    expect(mock.hits).toHaveLength(1);
    expect(mock.hits[0]?.body).toMatchObject({ response_format: { type: 'json_object' } });
    expect(JSON.stringify(mock.hits[0]?.body)).toContain('<question number=\\"3\\">\\nthree?\\n</question>');
  });

  it('shares what the call took to the last token, in the answers and in the ledger', async () => {
    const { completeAll, mock, ledger } = await start();
    mock.respondWith(answering('A', 'A very much longer answer than the first one', 'C'));
    const completions = (await completeAll(asking('one?', 'two?', 'three?'))).map(({ completion }) => completion);
    expect(sumOf(completions.map((completion) => completion?.usage.totalTokens))).toBe(398);
    expect(sumOf(completions.map((completion) => completion?.usage.promptTokens))).toBe(301);
    expect(completions[1]?.usage.completionTokens).toBeGreaterThan(completions[0]?.usage.completionTokens ?? 0);
    expect(completions.reduce((sum, completion) => addUsd(sum, completion?.costUsd ?? '0'), '0')).toBe('0.0000398');
    const settled = ledger.entries.filter(({ kind }) => kind === 'settle');
    expect(new Set(settled.map(({ attemptId }) => attemptId)).size).toBe(3);
    expect(sumOf(settled.map((entry) => entry.usage?.totalTokens))).toBe(398);
    expect(completions.map((completion) => completion?.attempts.map(({ usage: share }) => share?.totalTokens))).toEqual(
      completions.map((completion) => [completion?.usage.totalTokens]),
    );
  });

  it('asks a question alone that the combined answer left out', async () => {
    const { completeAll, mock, ledger } = await start();
    mock.respondWith(answering('A', null, 'C'), completionReply('B alone'));
    const answers = await completeAll(asking('one?', 'two?', 'three?'));
    expect(contents(answers)).toEqual(['A', 'B alone', 'C']);
    expect(mock.hits).toHaveLength(2);
    expect(answers[1]?.completion?.attempts).toHaveLength(2);
    const charged = sumOf(ledger.entries.filter(({ kind }) => kind === 'settle').map((entry) => entry.usage?.totalTokens));
    expect(sumOf(answers.map(({ completion }) => completion?.usage.totalTokens))).toBe(charged);
    expect(charged).toBe(398 + 150);
  });

  it('asks each alone where the combined answer cannot be read', async () => {
    const { completeAll, mock } = await start();
    mock.respondWith(completionReply('I will not write JSON.', { usage }));
    mock.respondAlwaysWith(completionReply('alone'));
    const answers = await completeAll(asking('one?', 'two?'));
    expect(contents(answers)).toEqual(['alone', 'alone']);
    expect(sumOf(answers.map(({ completion }) => completion?.usage.totalTokens))).toBe(398 + 300);
  });

  it('asks each alone where the combined call fails', async () => {
    const { completeAll, mock } = await start();
    mock.respondWith(errorReply(400, { message: 'response_format is not supported' }));
    mock.respondAlwaysWith(completionReply('alone'));
    const answers = await completeAll(asking('one?', 'two?'));
    expect(contents(answers)).toEqual(['alone', 'alone']);
    expect(answers[0]?.completion?.attempts.map(({ outcome }) => outcome)).toEqual(['unexpected', 'answered']);
  });

  it('refuses the one question that holds a secret, and those that make no sense', async () => {
    const { completeAll, mock } = await start();
    mock.respondWith(answering('A', 'B'));
    const secret = ['ghp', 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6'].join('_');
    const answers = await completeAll([...asking('one?', `Why is ${secret} refused?`, 'two?'), { task: 'poetry' }, { model: 'gpt-0' }]);
    expect(contents(answers)).toEqual(['A', 'SECRET_DETECTED', 'B', 'NOT_FOUND', 'INVALID_INPUT']);
    expect(answers[1]?.error?.details).toEqual({ kinds: ['github_personal_token'] });
    expect(JSON.stringify([answers, mock.hits])).not.toContain(secret);
  });

  it('keeps each answer, shares it with who asks alone, and asks equal questions once', async () => {
    const { completeAll, complete, mock } = await start();
    mock.respondWith(answering('A', 'B'));
    const answers = await completeAll(asking('one?', 'two?', 'one?'));
    expect(contents(answers)).toEqual(['A', 'B', 'A']);
    expect(answers.map(({ completion }) => completion?.cached)).toEqual([false, false, true]);
    const alone = await complete({ task: 'quick_query', variables: { prompt: 'two?' }, measurements: undefined });
    expect(alone).toMatchObject({ content: 'B', cached: true });
    expect(contents(await completeAll(asking('two?', 'one?')))).toEqual(['B', 'A']);
    expect(mock.hits).toHaveLength(1);
  });

  it('answers what the budget covers', async () => {
    const { completeAll, mock, ledger } = await start();
    const exceeded = (): EarshotError => new EarshotError('BUDGET_EXCEEDED', 'Nothing is left.');
    ledger.failNext('reserve', exceeded(), exceeded(), exceeded());
    mock.respondAlwaysWith(completionReply('alone'));
    expect(contents(await completeAll(asking('one?', 'two?')))).toEqual(['BUDGET_EXCEEDED', 'alone']);
    expect(ledger.story()).toEqual(['reserve', 'settle answered']);
  });

  it('leaves nothing reserved where the budget does not cover all of a combined call', async () => {
    const { completeAll, mock, ledger } = await start();
    ledger.failNext('reserve', new EarshotError('BUDGET_EXCEEDED', 'Nothing is left.'));
    mock.respondAlwaysWith(completionReply('alone'));
    expect(contents(await completeAll(asking('one?', 'two?')))).toEqual(['alone', 'alone']);
    expect(ledger.story().slice(0, 2)).toEqual(['reserve', 'void not_called']);
    expect(new Set(ledger.entries.map(({ attemptId }) => attemptId)).size).toBe(3);
  });

  it('answers every question by rules where nobody can be asked, and nothing at all with nothing', async () => {
    const { completeAll } = await start({ hasKey: false });
    expect(await completeAll([])).toEqual([]);
    const answers = await completeAll(asking('one?', 'two?'));
    expect(answers).toHaveLength(2);
  });

  it('takes no more than fifty questions', async () => {
    const { completeAll } = await start();
    await expect(completeAll(asking(...Array.from({ length: 51 }, (_none, index) => `${index}?`)))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
