const redacted = '[redacted]';
const deepestLevel = 8;

const secretKey = /authorization|cookie|password|passphrase|secret|credential|api[-_]?key|private[-_]?key|tokens?$/i;

/** Shapes that give a secret away whatever its field is called: provider and own API keys, bearer tokens, JWTs, passwords in URLs. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sk|pk|rk|esk|gsk|ghp|xai|hf)[-_][\w-]{8,}/g, redacted],
  [/\bAIza[\w-]{30,}/g, redacted],
  [/\bBearer\s+[\w.~+/=-]{8,}/gi, `Bearer ${redacted}`],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, redacted],
  [/:\/\/([^\s/:@]*):[^\s/@]+@/g, `://$1:${redacted}@`],
];

const redactString = (text: string): string => secretShapes.reduce((rest, [shape, replacement]) => rest.replace(shape, replacement), text);

function redactError(error: Error, level: number): Record<string, unknown> {
  return {
    ...redactFields({ ...error }, level),
    type: error.name,
    message: redactString(error.message),
    stack: redactString(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, level + 1) }),
  };
}

const redactFields = (fields: object, level: number, isSecret = false): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      // A secret name over a number, such as a count of tokens, hides nothing: only strings are taken out, at any depth below it.
      return [key, redactValue(value, level + 1, isSecret || secretKey.test(key))];
    }),
  );

function redactValue(value: unknown, level: number, isSecret = false): unknown {
  if (typeof value === 'string') return isSecret ? redacted : redactString(value);
  if (typeof value !== 'object' || value === null) return value;
  return level > deepestLevel ? '[too deep]' : redactObject(value, level, isSecret);
}

function redactObject(value: object, level: number, isSecret: boolean): unknown {
  if (value instanceof Error) return redactError(value, level);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, level + 1, isSecret));
  return redactFields(value, level, isSecret);
}

/**
 * @returns a copy for the log without secrets: fields whose name tells of one, and strings that look like one.
 * Errors become plain objects with type, message, stack and cause; bytes become their count.
 */
export const redactSecrets = (value: unknown): unknown => redactValue(value, 0);
