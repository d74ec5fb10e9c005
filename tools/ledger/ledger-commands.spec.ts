import { reconcile } from './reconcile.mjs';
import { readOrder, reprice } from './reprice.mjs';

const books = { checkedAt: '2026-11-21T00:00:00.000Z', entries: '3', balanced: true, differences: [], openReservations: 1 };
const answering = (reconciliation: object) => ({ query: () => Promise.resolve({ reconciliation }) });

describe(reconcile, () => {
  it('ends with 0 when the books agree', async () => {
    expect(await reconcile(answering(books), () => undefined)).toBe(0);
  });

  it('names each difference and ends with 1 when they do not', async () => {
    const told: string[] = [];
    const differences = [{ kind: 'count', tenantId: 'ada' }];
    expect(await reconcile(answering({ ...books, balanced: false, differences }), (line: string) => told.push(line))).toBe(1);
    expect(told[0]).toBe('{"kind":"count","tenantId":"ada"}');
  });
});

describe(reprice, () => {
  const order = { name: 'look', apply: false, from: '2026-10' };
  const streaming = (...lines: object[]) => ({
    post: () => Promise.resolve(new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))),
  });

  it('tells what changes by tenant and model', async () => {
    const told: string[] = [];
    const model = {
      tenantId: 'ada',
      period: '2026-10',
      provider: 'p',
      model: 'm',
      attempts: 2,
      presentUsd: '1',
      newUsd: '3',
      differenceUsd: '2',
    };
    expect(await reprice(streaming(model, { done: true }), order, (line: string) => told.push(line))).toBe(0);
    expect(told[0]).toBe('2026-10 ada p/m: 2 attempts, $1 → $3 (2)');
  });

  it('fails when the answer ends before its end', async () => {
    await expect(reprice(streaming(), order, () => undefined)).rejects.toThrow('broken off');
  });
});

describe(readOrder, () => {
  it('only looks unless it is told to apply', () => {
    expect(readOrder(['--from', '2026-10', '--model', 'm'])).toEqual({ from: '2026-10', model: 'm', name: 'look', apply: false });
    expect(readOrder(['--from', '2026-10', '--apply', 'november'])).toEqual({ from: '2026-10', name: 'november', apply: true });
  });

  it('asks for the first month', () => {
    expect(() => readOrder([])).toThrow('--from');
  });
});
