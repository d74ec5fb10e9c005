const tag = /<\/?([a-z][a-z0-9_]*)>/g;

/** @returns the names of the tags between which a template puts its values. */
export const delimitersOf = (template: string): string[] => [...new Set([...template.matchAll(tag)].map(([, name = '']) => name))];

/** @returns a value in which the tags of a template are no tags: `</code>` is `&lt;/code&gt;`, so that data stays data. */
export function escapeDelimiters(value: string, template: string): string {
  if (!value.includes('<')) return value;
  const names = delimitersOf(template);
  if (names.length === 0) return value;
  return value.replace(new RegExp(`<(\\s{0,9}/?\\s{0,9}(?:${names.join('|')})\\s{0,9})>`, 'gi'), '&lt;$1&gt;');
}
