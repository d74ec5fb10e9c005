import { EarshotError } from '@earshot/contracts';
import { InvalidConfigurationError } from './invalid-configuration.error';

/**
 * Runs the main of a process. What keeps it from starting is told on standard error, our own errors as their sentence
 * and surprises with their stack, and ends the process with 1.
 */
export function runProcess(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const isOurs = error instanceof InvalidConfigurationError || error instanceof EarshotError;
    const text = error instanceof Error ? (isOurs ? error.message : error.stack) : String(error);
    process.stderr.write(`${text}\n`, () => process.exit(1));
  });
}
