const refuse = (value: unknown): never => {
  throw new TypeError(`JSON has no words for ${typeof value === 'number' ? String(value) : `this ${typeof value}`}.`);
};

function copyList(list: readonly unknown[]): unknown[] {
  const copy: unknown[] = [];
  for (const item of list) copy.push(item === undefined ? refuse(item) : jsonCopy(item));
  return copy;
}

function copyObject(value: object): unknown {
  if (Array.isArray(value)) return copyList(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return jsonCopy(value.toJSON());
  // Cloned as a whole and then walked: the engine clones an object of a known shape far faster than field by field, and a
  // field called `__proto__` stays a field.
  const copy: Record<string, unknown> = { ...value };
  for (const key of Object.keys(copy)) {
    const item = copy[key];
    if (item === undefined) delete copy[key];
    else if (typeof item !== 'string') copy[key] = jsonCopy(item);
  }
  return copy;
}

/**
 * @returns what the other end would read if the value were sent as JSON: a copy of all its objects, dates as strings, fields
 * without a value gone. Throws TypeError where JSON would say something else without a word: NaN and infinities, functions,
 * symbols, big integers, nothing inside a list.
 */
export function jsonCopy(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : refuse(value);
    case 'object':
      return value === null ? null : copyObject(value);
    default:
      return refuse(value);
  }
}
