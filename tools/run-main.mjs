import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endWithParent } from './end-with-parent.mjs';
import './exit-on-signal.mjs';

/** @returns whether a script was called by itself, and not imported. */
export const isMain = (moduleUrl) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(moduleUrl);

/** Runs a script; a failure is told in its sentence, without a stack, and ends the process with 1. */
export async function runMain(main) {
  endWithParent();
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(process.env.DEBUG === undefined && error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
