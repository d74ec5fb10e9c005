const unanswered = new Set(['DEADLINE_EXCEEDED', 'SERVICE_UNAVAILABLE']);

/** Sends a message again until it is answered: every message of the ledger may be told twice. */
export async function retryUnanswered(send) {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!unanswered.has(error.code)) throw error;
    }
  }
}
