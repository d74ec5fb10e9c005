import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone } from '../../foundation/standalone.mjs';
import { query } from '../../foundation/client.mjs';

const priced = { inputUsdPerMillion: '1', outputUsdPerMillion: '4' };
const catalogueOf = (providerUrl) => ({
  providers: [{ name: 'mock', baseUrl: providerUrl }],
  models: [
    { provider: 'mock', slug: 'fresh', ...priced, limits: { cacheTtlSeconds: 0 } },
    { provider: 'mock', slug: 'kept', ...priced, limits: { cacheTtlSeconds: 3_600 } },
  ],
});

const preparing = `mutation ($id: ID!) { setUserPlan(userId: $id, plan: BUSINESS) { plan } createApiKey(name: "bench") { secret } }`;

/** Earshot's embedded profile as it ships: API keys, budgets, token counting, ledger, rate limits, all on. */
export async function startEarshot({ root, providerUrl }) {
  const cataloguePath = join(mkdtempSync(join(tmpdir(), 'earshot-bench-')), 'catalogue.json');
  writeFileSync(cataloguePath, JSON.stringify(catalogueOf(providerUrl)));
  const environment = { EARSHOT_CATALOGUE: cataloguePath };
  // The first start of all draws a demo track and makes a key; what is measured is any later one.
  const first = await startStandalone(root, { environment });
  await first.said('API key');
  await first.stop();
  const { dataDirectory } = first;
  const standalone = await startStandalone(root, { environment, dataDirectory });
  const { viewer } = (await query(standalone, '{ viewer { id } }')).data;
  const { createApiKey } = (await query(standalone, preparing, { id: viewer.id })).data;
  const headers = { authorization: `Bearer ${createApiKey.secret}` };
  return {
    name: 'Earshot',
    url: `${standalone.url}/v1`,
    headers,
    model: 'mock/fresh',
    keptModel: 'mock/kept',
    graphQlUrl: `${standalone.url}/graphql`,
    /** What the first start has asked the rules about its demo track. */
    usageBefore: await readUsage(standalone),
    readUsage: () => readUsage(standalone),
    pid: standalone.pid,
    residentMegabytes: standalone.residentMegabytes,
    stop: standalone.stop,
    /** Ends it at once, starts it again over the same data and reads what its ledger says. */
    readUsageAfterKill: async () => {
      await standalone.kill();
      const again = await startStandalone(root, { environment, dataDirectory });
      const usage = await readUsage(again);
      await again.stop();
      return usage;
    },
  };
}

const asking = '{ usage { totals { requests cacheHits failures totalTokens } } budget { usedTokens reservedTokens } }';

async function readUsage(standalone) {
  const { usage, budget } = (await query(standalone, asking)).data;
  const figures = Object.entries({ ...usage.totals, ...budget }).map(([name, value]) => [name, Number(value)]);
  return Object.fromEntries(figures);
}
