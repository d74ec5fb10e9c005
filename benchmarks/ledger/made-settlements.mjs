const tenants = 250;

/** @returns the call of a number: always the same one. */
export const settlementOf = (index) => ({
  tenant: `settler-${index % tenants}`,
  attemptId: `settled-attempt-${index}`,
  size: { promptTokens: 100 + (index % 50), maxCompletionTokens: 100 },
  used: { promptTokens: 100 + (index % 50), completionTokens: index % 100 },
});

/** @returns numbers in an order that depends on the seed alone (Fisher and Yates, mulberry32). */
export function shuffled(values, seed) {
  const order = [...values];
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
