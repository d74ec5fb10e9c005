import { loadavg } from 'node:os';
import { barRows } from '../../audio/report/bar.mjs';
import { absent, number } from '../../audio/report/format.mjs';
import { machineLine, table } from '../../foundation/report.mjs';
import { loads } from '../measure-rounds.mjs';
import { median } from '../load/percentiles.mjs';
import { streamedPieceEveryMs, streamedPieces } from '../scenario.mjs';
import { listBars } from './bars.mjs';
import { added, addedToStreams, boundedMs, failures, throughput } from './figures.mjs';

const shownLoads = [1, 16, 64];

/** The report in Markdown. */
export function writeReport({ options, results, memory, cached, ledger }) {
  const gateways = [...results.keys()].filter((name) => name !== 'direct');
  return [
    '# Model router',
    '',
    introduction(options),
    '',
    table(['what', 'bar', 'measured', 'holds'], barRows(listBars({ results, cached, ledger }))),
    '',
    '## Added latency',
    '',
    'Milliseconds that a gateway adds to the provider: p50 / p95 / p99.',
    '',
    table(
      ['in flight', ...gateways],
      shownLoads.map((inFlight) => [String(inFlight), ...gateways.map((name) => addedCell(results, name, inFlight))]),
    ),
    '',
    '## Throughput',
    '',
    `Requests per second (p99 in milliseconds) with so many in flight, and the most at which p99 stays below ${boundedMs} ms and nothing fails.`,
    '',
    throughputTable(results),
    '',
    '## Streams',
    '',
    `${streamedPieces.length} pieces, one each ${streamedPieceEveryMs} ms. Milliseconds added, p50 / p99.`,
    '',
    table(['what', ...gateways], streamRows(results, gateways)),
    '',
    '## Memory and kept answers',
    '',
    table(
      ['what', ...gateways],
      [
        ['resident after the load, MB', ...gateways.map((name) => number(memory.get(name), 0))],
        ['requests and streams that failed', ...gateways.map((name) => String(failures(results, name)))],
      ],
    ),
    '',
    `Kept answers of Earshot, one after another: ${keptLine(cached.facade)} on /v1, ${keptLine(cached.graphQl)} through GraphQL (p50 / p95 / p99).`,
    '',
  ].join('\n');
}

const introduction = ({ isQuick, size }) =>
  `\`npm run bench:router${isQuick ? ' -- --quick' : ''}\`: a provider without delay behind each gateway, in a process of its own; ${size.rounds} rounds, everybody in turn under each load, ${size.windowMs / 1_000} s each; medians over rounds. Earshot is the embedded profile with one API key on one budget: authentication, rate limit, secret shield, token counting, reservation, settlement and ledger on, answers not kept. Portkey's open gateway and LiteLLM's proxy (one worker) account for nothing. Client, provider and gateway share the machine: ${machineLine()} Its load was ${number(loadavg()[1], 1)} in the last five minutes; these alone make about 2.`;

const addedCell = (results, name, inFlight) =>
  ['p50', 'p95', 'p99'].map((percentile) => number(added(results, name, inFlight, percentile), 2)).join(' / ');

function throughputTable(results) {
  const names = [...results.keys()];
  const cell = (name, inFlight) => {
    const rounds = results.get(name).loads.get(inFlight);
    return `${number(median(rounds.map(({ perSecond }) => perSecond)), 0)} (${number(median(rounds.map(({ p99 }) => p99)), 1)})`;
  };
  const rows = loads.map((inFlight) => [String(inFlight), ...names.map((name) => cell(name, inFlight))]);
  return table(['in flight', ...names], [...rows, ['most', ...names.map((name) => number(throughput(results, name), 0))]]);
}

const streamRows = (results, gateways) =>
  [
    ['to the first piece, one stream', 'single', 'first'],
    ['between pieces, one stream', 'single', 'gap'],
    ['to the first piece, many streams', 'many', 'first'],
    ['between pieces, many streams', 'many', 'gap'],
  ].map(([what, which, moment]) => [
    what,
    ...gateways.map((name) =>
      ['p50', 'p99'].map((percentile) => number(addedToStreams(results, name, { which, moment, percentile }), 2)).join(' / '),
    ),
  ]);

const keptLine = ({ p50, p95, p99 }) =>
  [p50, p95, p99].map((value) => (value === undefined ? absent : `${number(value, 1)} ms`)).join(' / ');
