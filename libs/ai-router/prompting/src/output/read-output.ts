import { EarshotError } from '@earshot/contracts';
import type { z } from 'zod';
import { describeFailure } from './describe-failure';
import { repairOutput } from './repair-output';

/**
 * Reads what a model wrote as the value that its task asks for; everything that can be repaired without another call is.
 *
 * @throws EarshotError PROVIDER_BAD_OUTPUT with details `{ issues }`; its message says what was expected and shows
 *   nothing of the text
 */
export function readOutput<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  const reading = repairOutput(text, schema);
  if (reading.kind === 'complete') return reading.value;
  const { issues } = reading;
  throw new EarshotError('PROVIDER_BAD_OUTPUT', describeFailure(issues), { details: { issues } });
}
