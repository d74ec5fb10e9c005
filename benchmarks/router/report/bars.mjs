import { atMost, atLeast, told } from '../../audio/report/bar.mjs';
import { number } from '../../audio/report/format.mjs';
import { added, failures, throughput } from './figures.mjs';

const latencyLoads = [1, 16, 64];
const times = (value) => `${number(value, 2)}x`;
const milliseconds = (value) => `${number(value, 2)} ms`;
const ratio = (ours, theirs) => ([ours, theirs].every(Number.isFinite) ? ours / theirs : undefined);

/** The bars that are set, each with what was measured. */
export const listBars = ({ results, cached, ledger }) => [
  ...latencyBars(results, 'Portkey', 1),
  ...latencyBars(results, 'LiteLLM', 0.25),
  atLeast("requests per second, of Portkey's", ratio(throughput(results, 'Earshot'), throughput(results, 'Portkey')), 1, times),
  atLeast("requests per second, of LiteLLM's", ratio(throughput(results, 'Earshot'), throughput(results, 'LiteLLM')), 3, times),
  atMost('kept answer on /v1, p95', cached.facade.p95, 15, milliseconds),
  atMost('kept answer through GraphQL, p95', cached.graphQl.p95, 50, milliseconds),
  atMost('requests of Earshot that failed', failures(results, 'Earshot') + cached.facade.failed + cached.graphQl.failed, 0, String),
  ledgerBar('ledger agrees with what clients were answered', ledger.holds, ledger.read, ledger.expected),
  ledgerBar('the same after kill -9 and a new start', ledger.holdsAfterKill, ledger.afterKill, ledger.expected),
];

const latencyBars = (results, peer, limit) =>
  latencyLoads.flatMap((inFlight) =>
    ['p50', 'p99'].map((percentile) =>
      atMost(
        `added ${percentile}, ${inFlight} in flight, of ${peer}'s`,
        ratio(added(results, 'Earshot', inFlight, percentile), added(results, peer, inFlight, percentile)),
        limit,
        times,
      ),
    ),
  );

const ledgerBar = (what, holds, read, expected) => ({
  ...told(
    what,
    `${read.requests} of ${expected.requests} lines, ${read.totalTokens} of ${expected.totalTokens} tokens, ${read.reservedTokens} reserved`,
  ),
  bar: 'all',
  holds,
});
