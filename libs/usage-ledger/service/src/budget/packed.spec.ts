import { noTokens } from '@earshot/contracts';
import type { UsageEntry } from '../entries/usage-entry.document';
import { seededRandom } from '../contract/seeded-random';
import { unknownEntry } from '../settle/attempt-entry';
import type { Reservation } from './budget.document';
import { pack, unpack, unpackAt } from './packed';

const random = seededRandom(11);
const below = (limit: number): number => Math.floor(random() * limit);
const amount = (): bigint => BigInt(below(Number.MAX_SAFE_INTEGER)) * (random() < 0.5 ? -1n : 1n);
const instant = (): Date => new Date(Date.UTC(2026, below(24), 1, 0, 0, 0, below(86_400_000)));
const texts = ['', 'm', '123', '2026-11-20T12:00:00.000Z', 'ü "quoted" \\ {"a":1}\u2028\n', '__proto__', '💶'];
const text = (): string => texts[below(texts.length)] ?? '';

const classRates = () => ({ input: amount(), cachedInput: amount(), cacheWrite: amount(), output: amount(), reasoning: amount() });

const anyReservation = (): Reservation => ({
  attemptId: text(),
  ...{ userId: text(), operationId: text(), attempt: below(9), task: text(), provider: text(), model: text() },
  fileId: random() < 0.5 ? null : text(),
  priceVersion: text(),
  rates: { ...classRates(), ...(random() < 0.5 ? {} : { tiers: [{ abovePromptTokens: below(9), ...classRates() }] }) },
  ...{ promptTokens: below(1e6), maxCompletionTokens: below(1e6) },
  reserved: { tokens: below(1e6), nanoUsd: amount() },
  ...{ reservedAt: instant(), expiresAt: instant() },
});

const anyEntry = (reservation: Reservation): UsageEntry => ({
  ...unknownEntry({ tenantId: text(), period: '2026-11' }, reservation, { recordedAt: instant(), postingId: text() }),
  ...{ usage: { ...noTokens, promptTokens: below(9) - 5 }, costNanoUsd: amount(), savedNanoUsd: amount() },
  ...(random() < 0.3 ? { reserved: null } : {}),
});

describe('packed values', () => {
  const reservations = Array.from({ length: 300 }, anyReservation);

  it('come out as they went in, to the last integer, instant and missing file', () => {
    for (const reservation of reservations) {
      expect(unpack(pack(reservation))).toStrictEqual(reservation);
      const entry = anyEntry(reservation);
      expect(unpack(pack(entry))).toStrictEqual(entry);
    }
  });

  it('are the same string when they are packed again', () => {
    for (const reservation of reservations) expect(pack(unpack(pack(reservation)))).toBe(pack(reservation));
  });

  it('are unpacked one at a time', () => {
    const [reservation] = reservations;
    if (reservation === undefined) throw new Error('There is no reservation.');
    const unreadable = '{' as ReturnType<typeof pack<Reservation>>;
    expect(unpackAt({ a: pack(reservation), b: unreadable }, 'a')).toStrictEqual(reservation);
    expect(unpackAt({ b: unreadable }, 'a')).toBeUndefined();
  });
});
