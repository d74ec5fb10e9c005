import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildASTSchema, parse } from 'graphql';
import { workspaceRoot } from '../workspace-root.mjs';

/** The lib whose SDL stands beside its resolvers. */
export const apiRoot = 'libs/gateway/api';

/** @returns the SDL files of the gateway in a stable order, relative to the checkout */
export function schemaFiles() {
  const folder = join(workspaceRoot, apiRoot, 'src');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => relative(workspaceRoot, join(folder, name)))
    .sort();
}

/** @returns the whole schema; a type that several files begin anew, such as Query, is one type with all of their fields */
export function readSchema() {
  const seen = new Set();
  const definitions = schemaFiles().flatMap((file) => parse(readFileSync(join(workspaceRoot, file), 'utf8')).definitions);
  const merged = definitions.map((definition) => {
    if (definition.kind !== 'ObjectTypeDefinition') return definition;
    const isRepeated = seen.has(definition.name.value);
    seen.add(definition.name.value);
    return isRepeated ? { ...definition, kind: 'ObjectTypeExtension', description: undefined } : definition;
  });
  return buildASTSchema({ kind: 'Document', definitions: merged });
}
