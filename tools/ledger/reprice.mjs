// npm run reprice -- --from 2026-10 [--to 2026-11] [--provider P] [--model M] [--price-version V] [--undo NAME]
//   tells what the prices in force (or those of a version, or those before a repricing) would change, by tenant and model.
// npm run reprice -- ... --apply NAME   charges it; the same again goes on with one that was broken off.
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { isMain, runMain } from '../run-main.mjs';
import { connectAsAdministrator } from './earshot-client.mjs';

const text = { type: 'string' };
const options = { from: text, to: text, provider: text, model: text, 'price-version': text, undo: text, apply: text };

/** @returns the body of the order that the arguments mean */
export function readOrder(args) {
  const { 'price-version': priceVersion, apply, ...scope } = parseArgs({ args, options }).values;
  if (scope.from === undefined) throw new Error('Name the first month: --from 2026-10.');
  return { ...scope, ...(priceVersion === undefined ? {} : { priceVersion }), name: apply ?? 'look', apply: apply !== undefined };
}

/** @returns the exit code: 0 when it came to its end */
export async function reprice(earshot, order, report = console.log) {
  const response = await earshot.post('/usage/repricings', order);
  let isDone = false;
  for await (const line of createInterface({ input: Readable.fromWeb(response.body) })) {
    const { done, tenantId, period, provider, model, attempts, presentUsd, newUsd, differenceUsd } = JSON.parse(line);
    if (done === true) isDone = true;
    else report(`${period} ${tenantId} ${provider}/${model}: ${attempts} attempts, $${presentUsd} → $${newUsd} (${differenceUsd})`);
  }
  if (!isDone) throw new Error('It was broken off. Run it again under the same name: it goes on where it was.');
  report(
    order.apply
      ? `Charged as ${order.name}; take it back with --undo ${order.name} --apply OTHER-NAME.`
      : 'Nothing was changed. Charge it with --apply NAME.',
  );
  return 0;
}

if (isMain(import.meta.url)) await runMain(async () => reprice(await connectAsAdministrator(), readOrder(process.argv.slice(2))));
