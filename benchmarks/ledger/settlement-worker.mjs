// A ledger that books what it is told and says what it has booked, until it is killed.
import { callerOf, callsOf } from './calls.mjs';
import { startEmbeddedLedger } from './ledger-app.mjs';
import { settlementOf } from './made-settlements.mjs';

const ledger = await startEmbeddedLedger(process.argv[2]);

async function book(index) {
  const { tenant, attemptId, size, used } = settlementOf(index);
  const { reserve, settle } = callsOf(ledger.bus, callerOf(tenant));
  // A reservation that was settled before a kill is refused; the settlement then answers what is recorded.
  await reserve(attemptId, size).catch((error) => {
    if (error.code !== 'CONFLICT') throw error;
  });
  await settle(attemptId, used);
}

process.on('message', ({ indexes, isLast }) => {
  const books = indexes.map((index) => book(index).then(() => index));
  void Promise.all(books).then(async (booked) => {
    if (isLast) await ledger.close();
    process.send({ booked, isLast });
    if (isLast) process.disconnect();
  });
});
process.send({ booked: [] });
