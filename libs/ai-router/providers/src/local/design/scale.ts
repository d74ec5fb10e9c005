/** How much a system has to bear, as far as it is said. */
export interface Scale {
  readonly users: number | undefined;
  readonly size: 'small' | 'medium' | 'large';
}

const amount = /(\d[\d,. ]{0,15})\s?(k|m|thousand|million|billion)?\b/i;
const factors: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, billion: 1e9 };
const mediumUsers = 10_000;
const largeUsers = 1_000_000;

/** @returns what a text such as "50k users" says; small where it says nothing. */
export function readScale(text: string): Scale {
  const [, digits, word = ''] = amount.exec(text) ?? [];
  if (digits === undefined) return { users: undefined, size: /large|huge|global|massive/i.test(text) ? 'large' : 'small' };
  const users = Math.round(Number(digits.replace(/[, ]/g, '')) * (factors[word.toLowerCase()] ?? 1));
  if (!Number.isFinite(users)) return { users: undefined, size: 'small' };
  return { users, size: users >= largeUsers ? 'large' : users >= mediumUsers ? 'medium' : 'small' };
}
