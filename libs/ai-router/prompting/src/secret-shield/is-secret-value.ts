import { isPlaceholder } from './is-placeholder';
import type { SecretFamily, SecretName } from './secret-name';

/** A value as it stands behind a name. */
export interface NamedValue {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Nothing but the value can stand there: `NAME=value`, or the rest of a line of YAML. */
  readonly isLiteral: boolean;
  /** It may as well be something else. */
  readonly isLoose: boolean;
}

const fewestCharacters: Readonly<Record<SecretFamily, number>> = { password: 4, key: 6, token: 8 };
const codeReference = /^[A-Za-z_$][\w$]*(?:(?:\??\.|->|::)[A-Za-z_$][\w$]*)+$/;
const identifier = /^[A-Za-z_$]+\d{0,2}$/;
/** Words with separators and numbers behind them, as grammars, versions and file names are made. */
const wordsAndNumbers = /^[A-Za-z]+\d?(?:[-._:/ ](?:[A-Za-z]+\d?|\d{1,4}))*$/;

const hasLetter = (text: string): boolean => /[A-Za-z]/.test(text);
const hasDigit = (text: string): boolean => /\d/.test(text);
const hasSymbol = (text: string): boolean => /[^\w\s.,;:'"/-]/.test(text);

/** Capitals in runs between small letters, as no style of naming writes them. */
const hasIrregularCase = (text: string): boolean => text.length >= 24 && /[A-Z]{2,}[a-z]+[A-Z]+[a-z]*[A-Z]/.test(text);

/** @returns whether text is as irregular as only keys are. */
function isRandom(text: string): boolean {
  if (/\s/.test(text) || wordsAndNumbers.test(text) || /^[A-Za-z_]+\$?\d{0,2}$/.test(text)) return hasIrregularCase(text);
  if (text.length >= 16 && hasDigit(text) && hasLetter(text)) return true;
  return hasIrregularCase(text);
}

/** @returns whether a value that stands behind a name of secrets is one. */
export function isSecretValue(value: NamedValue, name: SecretName): boolean {
  const { text } = value;
  if (text.length < 4 || /\s/.test(text) || isPlaceholder(text)) return false;
  if (name.isVague) return isRandom(text);
  if (value.isLoose) return isTelling(text);
  if (isConstantLiteral(value, name)) return true;
  if (isReference(value)) return isRandom(text);
  return isStrong(text, name.family) || (name.family === 'password' && isPlainPassword(value));
}

/** Where much else could stand, only what mixes letters and digits counts. */
const isTelling = (text: string): boolean =>
  text.length >= 7 && hasDigit(text) && hasLetter(text) && !wordsAndNumbers.test(text) && !text.includes('$');

/** A name of something in code, and not a value. */
const isReference = ({ text, isQuoted, isLiteral }: NamedValue): boolean =>
  !isQuoted && !isLiteral && (codeReference.test(text) || identifier.test(text));

/** `API_KEY=letmein`: whatever an environment gives to such a name is one, except numbers, switches and other variables. */
function isConstantLiteral({ text, isQuoted, isLiteral }: NamedValue, { isConstant, family }: SecretName): boolean {
  if (!isConstant || !(isQuoted || isLiteral)) return false;
  if (!isQuoted && codeReference.test(text) && !hasDigit(text)) return false;
  return !/^[\d.]+$/.test(text) || text.length >= (family === 'password' ? 4 : 10);
}

function isStrong(text: string, family: SecretFamily): boolean {
  if (text.length < fewestCharacters[family]) return false;
  if (family === 'password') return isStrongPassword(text);
  if (family === 'token' && wordsAndNumbers.test(text)) return text.length >= 10 && /[A-Za-z]+\d{2,}|\d[a-z]/i.test(text);
  return (hasDigit(text) && hasLetter(text)) || isKeyWithoutDigits(text);
}

const isStrongPassword = (text: string): boolean => /^\d+$/.test(text) || (hasLetter(text) && (hasDigit(text) || hasSymbol(text)));

const isKeyWithoutDigits = (text: string): boolean =>
  isRandom(text) ||
  /^\d{10,}$/.test(text) ||
  /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z+/=_-]{16,}$/.test(text) ||
  (hasSymbol(text) && text.length >= 10);

/** One word in lower case, as people choose passwords; labels and messages begin with a capital. */
const isPlainPassword = ({ text, isQuoted, isLiteral }: NamedValue): boolean => (isQuoted || isLiteral) && /^[a-z][a-z_-]{5,}$/.test(text);
