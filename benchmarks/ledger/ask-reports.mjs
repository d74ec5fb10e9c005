import { administrator, callerOf } from './calls.mjs';
import { compiled } from './compiled.mjs';

const { reportUsage } = compiled('libs/contracts/src/index.js');
const groups = ['DAY', 'MODEL', 'PROVIDER', 'TASK', 'USER'];
const dayMs = 86_400_000;

/** Asks for reports one after the other: of users and of all, by every group, of a month and of 90 days. @returns their times */
export async function askReports(bus, { reports, users, entries, nowMs }) {
  const times = [];
  const all = await totalOf(bus, nowMs);
  if (all !== entries) throw new Error(`The reports know ${all} entries of ${entries}.`);
  for (let report = -20; report < reports; report += 1) {
    const position = Math.abs(report);
    const groupBy = groups[position % groups.length];
    const isLong = Math.floor(position / groups.length) % 2 === 0;
    const caller = position % 3 === 0 ? administrator : callerOf(`user-${String(position % users).padStart(4, '0')}`);
    const startedMs = performance.now();
    await bus.request(reportUsage, { filter: isLong ? spanOf(nowMs) : {}, groupBy }, { caller });
    if (report >= 0) times.push(performance.now() - startedMs);
  }
  return times;
}

// Whole days, so that every figure comes from rollups.
const spanOf = (nowMs) => {
  const end = Math.ceil((nowMs + 1) / dayMs) * dayMs;
  return { from: new Date(end - 91 * dayMs).toISOString(), to: new Date(end).toISOString() };
};

async function totalOf(bus, nowMs) {
  const { totals } = await bus.request(reportUsage, { filter: spanOf(nowMs), groupBy: 'MODEL' }, { caller: administrator });
  return totals.requests;
}
