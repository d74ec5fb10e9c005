// A process that reserves and settles as a replica of the router does. It obeys its parent: `{ round, calls }`.
import { callerOf, callsOf } from './calls.mjs';
import { startCaller } from './ledger-app.mjs';

const { servers, tenant, name } = JSON.parse(process.argv[2] ?? '{}');
const caller = await startCaller(servers);
const { reserve, settle } = callsOf(caller.bus, callerOf(tenant));

const size = { promptTokens: 5, maxCompletionTokens: 5 };
const used = { promptTokens: 5, completionTokens: 3 };

/** @returns `admitted`, `refused`, or what else happened */
async function call(attemptId) {
  try {
    await reserve(attemptId, size);
  } catch (error) {
    return error.code === 'BUDGET_EXCEEDED' ? 'refused' : String(error.code ?? error);
  }
  await settle(attemptId, used);
  return 'admitted';
}

process.on('message', ({ round, calls }) => {
  const attempts = Array.from({ length: calls }, (_, index) => call(`${name}-round-${round}-call-${index}`));
  void Promise.all(attempts).then((outcomes) => process.send({ outcomes }));
});
process.on('disconnect', () => void caller.close().then(() => process.exit(0)));
process.send({ outcomes: [] });
