import { chatBody, streamedPieces } from '../scenario.mjs';
import { percentiles } from './percentiles.mjs';
import { post } from './post.mjs';

/** Reads streams, so many at once and so often in turn. @returns milliseconds to the first piece, and between two pieces */
export async function measureStreams({ url, headers, model }, { atOnce, inTurn }) {
  const firsts = [];
  const gaps = [];
  const tally = { answered: 0, failed: 0 };
  const readInTurn = async () => {
    for (let turn = 0; turn < inTurn; turn += 1) {
      const arrivals = await readStream(`${url}/chat/completions`, headers, chatBody(model, { stream: true })).catch(() => []);
      tally[arrivals.length === streamedPieces.length ? 'answered' : 'failed'] += 1;
      if (arrivals.length > 0) firsts.push(arrivals[0]);
      for (let index = 1; index < arrivals.length; index += 1) gaps.push(arrivals[index] - arrivals[index - 1]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readInTurn));
  return { first: percentiles(firsts), gap: percentiles(gaps), ...tally };
}

/** @returns when each piece of content arrived, in milliseconds after the request was sent. */
async function readStream(url, headers, body) {
  const startedMs = performance.now();
  const response = await post(url, headers, body);
  const arrivals = [];
  let rest = '';
  for await (const bytes of response.setEncoding('utf8')) {
    const nowMs = performance.now() - startedMs;
    const lines = (rest + bytes).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:') && line.includes('piece ')) arrivals.push(nowMs);
  }
  return arrivals;
}
