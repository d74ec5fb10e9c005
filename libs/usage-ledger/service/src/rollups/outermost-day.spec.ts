import type { InstantSpan } from './cover-span';
import { findOutermostDay, type Side } from './outermost-day';

const now = new Date('2026-11-20T12:00:00Z');

describe(findOutermostDay, () => {
  const find = (side: Side, recorded: readonly string[]) => {
    const asked: number[] = [];
    const holdsAny = async ({ from, to }: InstantSpan): Promise<boolean> => {
      const within = recorded.map((text) => Date.parse(text)).filter((instant) => instant >= from.getTime() && instant < to.getTime());
      asked.push(within.length);
      return within.length > 0;
    };
    return findOutermostDay(side, { now, holdsAny }).then((span) => ({ span, asked }));
  };
  const everyHourOfAYear = Array.from({ length: 8_760 }, (_, hour) => new Date(now.getTime() - hour * 3_600_000).toISOString());

  it.each<[Side, readonly string[], string]>([
    ['earliest', everyHourOfAYear, everyHourOfAYear.at(-1) ?? ''],
    ['latest', everyHourOfAYear, now.toISOString()],
    ['earliest', ['1999-01-01T00:00:00Z', '2026-11-20T11:59:59.999Z'], '1999-01-01T00:00:00Z'],
    ['latest', ['1999-01-01T00:00:00Z', '2026-11-20T12:00:00.001Z'], '2026-11-20T12:00:00.001Z'],
    ['latest', ['2026-11-20T12:00:00Z', '2031-06-01T00:00:00Z'], '2031-06-01T00:00:00Z'],
    ['earliest', ['2031-06-01T00:00:00Z'], '2031-06-01T00:00:00Z'],
  ])('finds the day of the %s (%#)', async (side, recorded, expected) => {
    const { span } = await find(side, recorded);
    const [from = 0, to = 0] = [span?.from.getTime(), span?.to.getTime()];
    expect(to - from).toBeLessThanOrEqual(86_400_000);
    expect(from <= Date.parse(expected) && Date.parse(expected) < to).toBe(true);
  });

  it('finds nothing in an empty ledger', async () => {
    expect((await find('earliest', [])).span).toBeNull();
    expect((await find('latest', [])).span).toBeNull();
  });

  it('asks few questions, none of them about much more than half of all', async () => {
    for (const side of ['earliest', 'latest'] as const) {
      const { asked } = await find(side, everyHourOfAYear);
      expect(asked.length).toBeLessThan(40);
      expect(Math.max(...asked)).toBeLessThan(everyHourOfAYear.length * 0.6);
    }
  });
});
