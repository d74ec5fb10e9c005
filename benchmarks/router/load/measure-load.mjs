import { post, readText } from './post.mjs';
import { percentiles } from './percentiles.mjs';

/**
 * Keeps so many requests in flight for a while and waits for the last of them.
 *
 * @param {{ inFlight: number, windowMs: number, makeBody: () => string, isGood?: (text: string) => boolean }} load
 * @returns durations in milliseconds, requests answered well per second, how many were and how many were not
 */
export async function measureLoad({ url, headers }, { inFlight, windowMs, makeBody, isGood = isCompletion, count = Infinity }) {
  const durations = [];
  const tally = { answered: 0, failed: 0, begun: 0 };
  const beganMs = performance.now();
  const untilMs = beganMs + windowMs;
  const keepAsking = async () => {
    while (performance.now() < untilMs && tally.begun < count) {
      tally.begun += 1;
      const body = makeBody();
      const startedMs = performance.now();
      const isAnswered = await ask(url, headers, body, isGood);
      durations.push(performance.now() - startedMs);
      tally[isAnswered ? 'answered' : 'failed'] += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, keepAsking));
  const perSecond = (tally.answered * 1_000) / (performance.now() - beganMs);
  return { ...percentiles(durations), perSecond, answered: tally.answered, failed: tally.failed };
}

const isCompletion = (text) => text.includes('"chat.completion"') && text.includes('dusty keys');

async function ask(url, headers, body, isGood) {
  try {
    const response = await post(url, headers, body);
    const text = await readText(response);
    return response.statusCode === 200 && isGood(text);
  } catch {
    return false;
  }
}
