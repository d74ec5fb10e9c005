import { isSecretValue } from './is-secret-value';
import { readNamedValue } from './read-named-value';
import type { SecretFinding } from './secret-finding';
import { readSecretName, type SecretName } from './secret-name';

const keyword = /pass|pwd|secret|token|credential|authorization|bearer|key/gi;
const longestHalfOfName = 64;
const nameCharacters = Uint8Array.from({ length: 128 }, (_none, code) => (/[\w$.-]/.test(String.fromCharCode(code)) ? 1 : 0));
/** What may follow a name before its value does. */
const beginsSeparator = /["'`\])(:=<>,!?\\ \t-]/;

const isNameCharacter = (text: string, index: number): boolean => nameCharacters[text.charCodeAt(index)] === 1;

/** @returns the secrets that stand behind a name which says so: `API_KEY=…`, `"password": "…"`, `Authorization: Bearer …`. */
export function findNamedSecrets(text: string): SecretFinding[] {
  const findings: SecretFinding[] = [];
  const readName = rememberNames();
  keyword.lastIndex = 0;
  for (let match = keyword.exec(text); match !== null; match = keyword.exec(text)) {
    const [start, end] = nameAround(text, match.index, keyword.lastIndex);
    keyword.lastIndex = Math.max(end, match.index + 1);
    if (!beginsSeparator.test(text[end] ?? '')) continue;
    const name = readName(text.slice(start, end));
    const value = name === undefined ? undefined : readNamedValue(text, { start, end }, name);
    if (name === undefined || value === undefined || !isSecretValue(value, name)) continue;
    findings.push({ kind: name.kind, start: value.start, end: value.end });
    keyword.lastIndex = Math.max(keyword.lastIndex, value.end);
  }
  return findings;
}

/** Texts repeat their names. */
function rememberNames(): (path: string) => SecretName | undefined {
  const known = new Map<string, SecretName | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const name = readSecretName(lastStep(path));
    known.set(path, name);
    return name;
  };
}

function nameAround(text: string, from: number, to: number): readonly [number, number] {
  let start = from;
  while (start > 0 && from - start < longestHalfOfName && isNameCharacter(text, start - 1)) start -= 1;
  let end = to;
  while (end - to < longestHalfOfName && isNameCharacter(text, end)) end += 1;
  return [start, end];
}

/** `config.db.password` is the name `password`; a version as in `api.key.v2` stays with it. */
function lastStep(path: string): string {
  const steps = path.replace(/[.-]+$/, '').split('.');
  const last = steps.at(-1) ?? '';
  return steps.length > 1 && /^key$/i.test(last) ? steps.slice(-2).join('_') : last;
}
