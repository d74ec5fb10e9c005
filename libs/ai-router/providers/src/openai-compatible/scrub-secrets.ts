const hidden = '[redacted]';
const longestText = 300;

/** Shapes of keys that a provider may echo, whoever they belong to. */
const keyShapes = /\b(?:sk|pk|rk|key|gsk|xai|hf)[-_][\w-]{8,}|\bAIza[\w-]{20,}|\bBearer\s+[\w.~+/=-]{8,}/gi;

/** @returns what a provider said, shortened, without our keys and without anything that looks like one. */
export function scrubSecrets(text: string, secrets: readonly string[]): string {
  const known = secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, hidden)), text);
  return known.replace(keyShapes, hidden).slice(0, longestText);
}
