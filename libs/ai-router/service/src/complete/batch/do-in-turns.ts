/** How many calls one batch makes at a time. */
const callsAtATime = 4;

/** Does something for each, in their order, for a few at a time. */
export async function doInTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const workNext = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: callsAtATime }, workNext));
}
