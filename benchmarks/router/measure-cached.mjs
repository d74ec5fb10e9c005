import { measureLoad } from './load/measure-load.mjs';
import { chatBody, keptQuestion } from './scenario.mjs';

const asking = 'mutation ($input: AskInput!) { ask(input: $input) { ... on Completion { cached content } } }';

/** @returns how long answers take that are kept, one after another, on /v1 and through GraphQL */
export async function measureCached({ url, graphQlUrl, headers, keptModel }, count) {
  const facade = {
    target: { url: `${url}/chat/completions`, headers },
    makeBody: () => chatBody(keptModel, { distinct: false }),
  };
  const variables = { input: { prompt: keptQuestion, model: keptModel } };
  const graphQl = {
    target: { url: graphQlUrl, headers },
    makeBody: () => JSON.stringify({ query: asking, variables }),
    isGood: (text) => text.includes('"content":"Four bars'),
  };
  return { facade: await measureHits(facade, count), graphQl: await measureHits(graphQl, count) };
}

async function measureHits({ target, ...load }, count) {
  const limits = { inFlight: 1, windowMs: 60_000 };
  // The first is asked for, and some more are answered before the code is compiled.
  const first = await measureLoad(target, { ...load, ...limits, count: 50 });
  const measured = await measureLoad(target, { ...load, ...limits, count });
  return { ...measured, answered: first.answered + measured.answered, failed: first.failed + measured.failed };
}
