import { setTimeout as sleep } from 'node:timers/promises';

const listing =
  '{ audioFiles(first: 20) { totalCount nodes { id filename durationSeconds analyzed uploadedAt latestAnalysis { status } } } }';
const analysing = `mutation ($id: ID!) {
  analyzeAudio(input: { fileId: $id, level: DETAILED, waitSeconds: 60 }) { ... on Analysis { status cached features { rhythm { bpm } } vibe { vibe } } }
}`;

export async function upload({ url, token }, filename, bytes) {
  const response = await fetch(`${url}/files?filename=${filename}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: bytes,
  });
  return (await response.json()).fileId;
}

export const analyse = async (earshot, id) => (await query(earshot, analysing, { id })).data.analyzeAudio;

/** Lists files at a fixed rate, whatever the answers take, as many clients would. */
export async function listFilesAtRate(earshot, { perSecond, seconds }) {
  const durations = [];
  let failed = 0;
  const one = async () => {
    const startedMs = performance.now();
    const { data } = await query(earshot, listing).catch(() => ({}));
    if (!data) failed++;
    durations.push(performance.now() - startedMs);
  };
  const running = [];
  const beganMs = performance.now();
  for (let count = 0; count < perSecond * seconds; count++) {
    await sleep(Math.max(0, beganMs + (count * 1000) / perSecond - performance.now()));
    running.push(one());
  }
  await Promise.all(running);
  durations.sort((first, second) => first - second);
  return { failed, percentiles: [0.5, 0.95, 0.99].map((share) => durations[Math.floor(durations.length * share)]) };
}

export async function query({ url, token }, text, variables = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: text, variables }),
  });
  return response.json();
}
