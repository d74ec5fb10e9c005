/** @returns the wait that a provider asks for in milliseconds: from `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function readRetryAfterMs(headers: Headers | undefined, nowMs: number): number | undefined {
  const milliseconds = readNumber(headers?.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const wanted = headers?.get('retry-after');
  const seconds = readNumber(wanted);
  if (seconds !== undefined) return seconds * 1_000;
  const date = Date.parse(wanted ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

function readNumber(text: string | null | undefined): number | undefined {
  return text !== undefined && text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}
