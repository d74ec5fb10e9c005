const placeholder = /\{\s*([A-Za-z_]\w*)\s*\}/g;

/** @returns the names in `{braces}` of a template, each once; braces of JSON are none. */
export function templateVariables(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map(([, name = '']) => name))];
}

/** Puts the values in. A value is text: braces in it are not read again. */
export function fillTemplate(template: string, valueOf: (name: string) => string): string {
  return template.replace(placeholder, (_match, name: string) => valueOf(name));
}
