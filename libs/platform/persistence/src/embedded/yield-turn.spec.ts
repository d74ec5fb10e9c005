import { yieldLongTurn } from './yield-turn';

/** Writes as a chain that waits for nothing, until the event loop gets a turn. @returns whether it got one */
async function writeUntilTurn({ stepMs, steps }: { stepMs: number; steps: number }): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  const turn = { hasCome: false };
  let nowMs = 0;
  const now = (): number => (nowMs += stepMs);
  await yieldLongTurn(now);
  setImmediate(() => {
    turn.hasCome = true;
  });
  for (let step = 0; step < steps && !turn.hasCome; step += 1) await yieldLongTurn(now);
  return turn.hasCome;
}

describe(yieldLongTurn, () => {
  it('lets others have a turn in a long chain of writes', async () => {
    expect(await writeUntilTurn({ stepMs: 1, steps: 200 })).toBe(true);
  });

  it('does not interrupt a short one', async () => {
    expect(await writeUntilTurn({ stepMs: 1, steps: 3 })).toBe(false);
  });
});
