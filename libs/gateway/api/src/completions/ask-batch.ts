import {
  completeTasks,
  EarshotError,
  isEarshotError,
  mostBatchQuestions,
  type BatchAnswer,
  type CallerIdentity,
  type Completion,
  type CompletionRequest,
} from '@earshot/contracts';
import type { MessageBus } from '@earshot/platform/messaging';
import type { AskInput } from '../schema-types.generated';
import { orderOfQuestion } from './completion-order';
import { expectCompletion } from './expect-completion';

/**
 * Asks many questions at once.
 *
 * @returns for each, in its place, the completion or why there is none
 * @throws EarshotError INVALID_INPUT for more questions than a batch may have
 */
export async function askBatch(bus: MessageBus, inputs: readonly AskInput[], caller: CallerIdentity) {
  if (inputs.length > mostBatchQuestions) {
    const message = `inputs: at most ${mostBatchQuestions} questions are answered at once.`;
    throw new EarshotError('INVALID_INPUT', message, { details: { field: 'inputs' } });
  }
  const orders = inputs.map(readOrder);
  const requests = orders.flatMap((order) => (isEarshotError(order) ? [] : [order]));
  const { answers } = requests.length === 0 ? { answers: [] } : await bus.request(completeTasks, { requests }, { caller });
  const inOrder = answers.values();
  const results = orders.map((order) => (isEarshotError(order) ? order : inOrder.next().value));
  return Promise.all(results.map((result) => expectCompletion(async () => completionOf(result))));
}

/** An input that is no question is refused in its place; the others are asked. */
function readOrder(input: AskInput): CompletionRequest | EarshotError {
  try {
    return orderOfQuestion(input);
  } catch (error) {
    if (isEarshotError(error)) return error;
    throw error;
  }
}

function completionOf(result: BatchAnswer | EarshotError | undefined): Completion {
  if (isEarshotError(result)) throw result;
  const completion = result?.completion ?? null;
  if (completion !== null) return completion;
  const { code, message, details } = result?.error ?? { code: 'INTERNAL', message: 'The question was not answered.', details: {} };
  throw new EarshotError(code, message, { details });
}
