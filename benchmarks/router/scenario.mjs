/** What every contender is asked, and what the provider answers. */
const question =
  'You hear a loop of sixteen bars: dusty electric piano, brushed drums and an upright bass at 84 BPM in D minor. ' +
  'Name three records that it could have been sampled from, say for each of them why, and tell a producer in two sentences ' +
  'what to do with it: where to chop, how far to pitch, which of the drums to replace and which to keep. ' +
  'Do not use more than 120 words, and do not repeat what was said above.';

export const answerUsage = { prompt_tokens: 12, completion_tokens: 8, total_tokens: 20 };
export const streamedPieces = Array.from({ length: 20 }, (_none, index) => `piece ${index} `);
export const streamedPieceEveryMs = 5;

let asked = 0;

/** @returns the body of one request; no two are the same, unless they are to be. */
export function chatBody(model, { stream = false, distinct = true } = {}) {
  asked += 1;
  const content = distinct ? `${question} This is request ${asked}.` : question;
  return JSON.stringify({
    model,
    messages: [{ role: 'user', content }],
    max_tokens: 64,
    ...(stream ? { stream, stream_options: { include_usage: true } } : {}),
  });
}

export const keptQuestion = question;
