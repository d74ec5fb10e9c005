import { measureLoad } from './load/measure-load.mjs';
import { measureStreams } from './load/measure-streams.mjs';
import { chatBody } from './scenario.mjs';

/** How many requests are in flight; between 1 and the most, throughput at a bounded latency is looked for. */
export const loads = [1, 8, 16, 32, 64, 128];

const askFor = (contender, { inFlight, windowMs }) =>
  measureLoad(
    { url: `${contender.url}/chat/completions`, headers: contender.headers },
    { inFlight, windowMs, makeBody: () => chatBody(contender.model) },
  );

/** Has everybody compile what they have. */
export async function warmUp(contender, windowMs) {
  const answers = await askFor(contender, { inFlight: 16, windowMs });
  if (answers.answered === 0) throw new Error(`${contender.name} answers nothing.`);
  const streams = await measureStreams(contender, { atOnce: 4, inTurn: 1 });
  return { answered: answers.answered, streamed: streams.answered };
}

/**
 * Measures everybody in turn under each load, round by round, so that whatever else the machine does meets all of them.
 *
 * @returns by name, one figure for each round under each load, and of streams one at a time and many at once
 */
export async function measureRounds(contenders, { rounds, windowMs, streamsInTurn, streamsAtOnce }) {
  const results = new Map(
    contenders.map(({ name }) => [name, { loads: new Map(loads.map((inFlight) => [inFlight, []])), single: [], many: [] }]),
  );
  for (let round = 0; round < rounds; round += 1) {
    // Nobody is always the one who comes after the same neighbour.
    const order = [...contenders.slice(round % contenders.length), ...contenders.slice(0, round % contenders.length)];
    for (const inFlight of loads)
      for (const contender of order)
        results
          .get(contender.name)
          .loads.get(inFlight)
          .push(await askFor(contender, { inFlight, windowMs }));
    for (const contender of order) {
      const { single, many } = results.get(contender.name);
      single.push(await measureStreams(contender, { atOnce: 1, inTurn: streamsInTurn }));
      many.push(await measureStreams(contender, { atOnce: streamsAtOnce, inTurn: 2 }));
    }
  }
  return results;
}
