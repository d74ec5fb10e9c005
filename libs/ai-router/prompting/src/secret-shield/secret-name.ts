import { usualEndings, wordsAboutSecrets, wordsOfOtherThings, wordsOfPasses } from './secret-words';

/** How much a name says: a password may be any word, a token may be a word of a grammar. */
export type SecretFamily = 'password' | 'key' | 'token';

/** A name under which secrets are kept. */
export interface SecretName {
  readonly family: SecretFamily;
  readonly kind: string;
  /** Written as the environment writes names: `API_KEY`. */
  readonly isConstant: boolean;
  /** What stands behind the word in the name is not known: only a value like a key counts. */
  readonly isVague: boolean;
}

interface Word {
  readonly family: SecretFamily;
  readonly kind: string;
  /** Matches the end of a word, in lower case. */
  readonly ending: RegExp;
}

const words: readonly Word[] = [
  { family: 'password', kind: 'password', ending: /(?:password|passwd|passphrase|passwort|passcode|(?:^|[a-z]{2})pwd)$/ },
  { family: 'key', kind: 'private_key', ending: /privatekey$/ },
  { family: 'key', kind: 'api_key', ending: /api(?:secret)?key$/ },
  {
    family: 'key',
    kind: 'secret_key',
    ending:
      /(?:secret|access|account|master|storage|signing|encryption|service|auth|session|deploy|license|ssh|hmac|jwt|webhook|shared|app|server|subscription)key$/,
  },
  { family: 'key', kind: 'secret', ending: /secret$/ },
  { family: 'key', kind: 'credential', ending: /(?:credentials?|authorization|apiauth|basicauth)$/ },
  { family: 'token', kind: 'token', /* in the plural they are counted */ ending: /token$|bearer$/ },
];
const shortPassword: Word = { family: 'password', kind: 'password', ending: /pass$/ };
const joined =
  /(?:private|secret|api|access|account|master|storage|signing|encryption|service|auth|session|deploy|license|ssh|hmac|jwt|webhook|shared|app|server|subscription)$/;

/** @returns the words of an identifier, in lower case and without its digits: `dbPassword2` and `DB_PASSWORD` are `db`, `password`. */
const wordsIn = (identifier: string): string[] =>
  identifier
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+/g) ?? [];

/** @returns what a name keeps, undefined where it keeps no secret: `max_tokens`, `token_type`, `publicKey`, `tokenizer`. */
export function readSecretName(identifier: string): SecretName | undefined {
  const parts = wordsIn(identifier);
  const place = findWord(parts);
  if (place === undefined) return undefined;
  const { index, word, firstIndex } = place;
  const behind = parts.slice(index + 1);
  if (behind.some((part) => wordsAboutSecrets.has(part)) || wordsOfOtherThings.has(parts[firstIndex - 1] ?? '')) return undefined;
  const { family, kind } = word;
  return {
    family,
    kind,
    isConstant: !/[a-z]/.test(identifier),
    isVague: behind.some((part) => !usualEndings.has(part)),
  };
}

interface Place {
  readonly word: Word;
  readonly index: number;
  /** Where a word of two parts, `api` and `key`, begins. */
  readonly firstIndex: number;
}

function findWord(parts: readonly string[]): Place | undefined {
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const place = wordAt(parts, index);
    if (place !== undefined) return place;
  }
  return undefined;
}

function wordAt(parts: readonly string[], index: number): Place | undefined {
  const part = parts[index] ?? '';
  const before = parts[index - 1] ?? '';
  const isJoined = part === 'key' && joined.test(before);
  const word = part === 'pass' ? passAfter(before) : findByEnding(isJoined ? `${before}key` : part);
  return word === undefined ? undefined : { word, index, firstIndex: index - Number(isJoined) };
}

const passAfter = (before: string): Word | undefined => (before === '' || wordsOfPasses.has(before) ? undefined : shortPassword);

const findByEnding = (text: string): Word | undefined => words.find(({ ending }) => ending.test(text));
