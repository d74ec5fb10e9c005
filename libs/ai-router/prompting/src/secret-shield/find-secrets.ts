import { findNamedSecrets } from './find-named-secrets';
import { isBlank, isPlaceholder, isShownShape } from './is-placeholder';
import type { SecretFinding } from './secret-finding';
import type { TokenShape } from './shapes/token-shape';
import { tokenShapes } from './shapes/token-shapes';

const userAndPassword = /(?<=\s(?:-u|--user)[ =]["']?)[\w.@+-]{1,64}:([^\s"']{4,100})/g;
const passwordOfAddress = /:\/\/[^:]*:(.*)@/s;

/**
 * Finds what nobody outside may see: tokens of known shapes, keys in PEM, addresses with a password, and values behind names
 * of secrets. The bare words are none, and neither are placeholders and references. Time grows with the length of the text only.
 *
 * @returns where each stands, in the order of the text, without overlaps
 */
export function findSecrets(text: string): SecretFinding[] {
  const shaped = tokenShapes
    .filter(({ markers }) => markers.some((marker) => text.includes(marker)))
    .flatMap((shape) => findShape(text, shape));
  return withoutOverlaps([...shaped, ...findUserAndPassword(text), ...findNamedSecrets(text)]);
}

function findShape(text: string, { kind, pattern }: TokenShape): SecretFinding[] {
  return Array.from(text.matchAll(pattern))
    .filter(([token]) => !isShown(token))
    .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
}

function isShown(token: string): boolean {
  const password = passwordOfAddress.exec(token)?.[1];
  return password === undefined ? isShownShape(token) : isBlank(password) || /^[A-Z_]+$/.test(password);
}

const findUserAndPassword = (text: string): SecretFinding[] =>
  Array.from(text.matchAll(userAndPassword))
    .filter(([, password = '']) => !isPlaceholder(password))
    .map(({ index, 0: { length } }) => ({ kind: 'password', start: index, end: index + length }));

/** The first and the longer one stays; what a shape tells wins over what a name tells, as it comes first in the list. */
function withoutOverlaps(findings: readonly SecretFinding[]): SecretFinding[] {
  const kept: SecretFinding[] = [];
  for (const finding of [...findings].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    else if (finding.end > last.end) kept[kept.length - 1] = { ...last, end: finding.end };
  }
  return kept;
}
