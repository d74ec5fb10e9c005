import type { Reservation } from '../budget/budget.document';

const request = ({ userId, operationId, attempt, task, provider, model, fileId, promptTokens, maxCompletionTokens }: Reservation): string =>
  JSON.stringify([userId, operationId, attempt, task, provider, model, fileId, promptTokens, maxCompletionTokens]);

/** @returns whether two reservations of one attempt id come from the same request, sent twice. */
export const isRepetition = (first: Reservation, second: Reservation): boolean => request(first) === request(second);
