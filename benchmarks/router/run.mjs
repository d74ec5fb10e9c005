// npm run bench:router [-- --quick] [-- --only Earshot,Portkey]: what Earshot's /v1 adds to a provider without any delay, with
// its accounting on, beside Portkey's open gateway and the LiteLLM proxy where benchmarks/router/install-peers.sh has put them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDirect } from './contenders/direct.mjs';
import { startEarshot } from './contenders/earshot.mjs';
import { startLiteLlm } from './contenders/litellm.mjs';
import { startPortkey } from './contenders/portkey.mjs';
import { measureCached } from './measure-cached.mjs';
import { measureRounds, warmUp } from './measure-rounds.mjs';
import { readOptions } from './options.mjs';
import { proveLedger } from './prove-ledger.mjs';
import { sumAnswered } from './report/sum-answered.mjs';
import { writeReport } from './report/write-report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const peers = join(root, '.cache/router-peers');
const options = readOptions(process.argv.slice(2));

const direct = await startDirect();
const isWanted = (name) => options.only === undefined || options.only.includes(name);
const peerStarts = [
  ['Portkey', startPortkey],
  ['LiteLLM', startLiteLlm],
].filter(([name]) => isWanted(name));
const earshot = await startEarshot({ root, providerUrl: direct.url });
const startedPeers = await Promise.all(peerStarts.map(([, start]) => start({ peers, providerUrl: direct.url })));
const contenders = [direct, earshot, ...startedPeers.filter((peer) => peer !== undefined)];

try {
  const warm = new Map();
  for (const contender of contenders) warm.set(contender.name, await warmUp(contender, options.size.warmUpMs));
  const results = await measureRounds(contenders, options.size);
  const memory = new Map(contenders.map((contender) => [contender.name, contender.residentMegabytes?.()]));
  const cached = await measureCached(earshot, options.size.cachedAnswers);
  const ledger = await proveLedger(earshot, sumAnswered({ warm: warm.get('Earshot'), result: results.get('Earshot'), cached }));
  const report = writeReport({ options, results, memory, cached, ledger });
  mkdirSync(join(root, 'benchmarks/results'), { recursive: true });
  writeFileSync(join(root, 'benchmarks/results/router.md'), report);
  console.log(report);
} finally {
  await Promise.allSettled(contenders.slice(1).map((contender) => contender.stop()));
  await direct.stop();
}
