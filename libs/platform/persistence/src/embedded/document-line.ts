import { applyChanges } from '../casting/apply-changes';
import type { CastChange } from '../casting/cast-update';
import type { EmbeddedDocument } from './stored-row';

/** One line of a collection's file: a document, what changed of one, or that one is gone. */
type Line = { readonly _id?: string; readonly $$deleted?: boolean; readonly $$changed?: readonly Change[] };
type Change = readonly [operator: CastChange['operator'], path: string, value: unknown];

export const documentLine = (document: EmbeddedDocument): string => `${textOf(document)}\n`;

export const deletedLine = (id: string): string => `{"$$deleted":true,"_id":${JSON.stringify(id)}}\n`;

/** A document may be long, and most of an update's work would be to write what stays as it is. */
export const changedLine = (id: string, changes: readonly CastChange[]): string =>
  `{"_id":${JSON.stringify(id)},"$$changed":${textOf(changes.map(({ operator, path, value }) => [operator, path, value]))}}\n`;

/** Reads one line into the documents that the lines before it left. @throws when it makes no sense there */
export function readLine(documents: Map<string, EmbeddedDocument>, text: string): void {
  const line = JSON.parse(text) as Line;
  const { _id, $$changed, $$deleted } = text.includes('"$$date"') ? reviveDates(line) : line;
  // Lines without an id are notes of NeDB's about its indexes, which come from the schema.
  if (_id === undefined) return;
  if ($$deleted === true) documents.delete(_id);
  else if ($$changed === undefined) documents.set(_id, line as EmbeddedDocument);
  else documents.set(_id, changed(documents.get(_id), $$changed));
}

function changed(document: EmbeddedDocument | undefined, changes: readonly Change[]): EmbeddedDocument {
  if (document === undefined) throw new Error('A document changes that is not there.');
  return applyChanges(
    document,
    changes.map(([operator, path, value]) => ({ operator, path, value })),
  );
}

function reviveDates<Value extends object>(value: Value): Value {
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (typeof member !== 'object' || member === null) continue;
    if ('$$date' in member) members[name] = new Date(member.$$date as number);
    else reviveDates(member);
  }
  return value;
}

/** JSON with dates as NeDB writes them; four times as fast as `JSON.stringify` with a replacer. */
function textOf(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (value instanceof Date) return `{"$$date":${value.getTime()}}`;
  return Array.isArray(value) ? `[${value.map(textOf).join(',')}]` : `{${membersText(value as Record<string, unknown>)}}`;
}

function membersText(members: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of Object.keys(members)) {
    const member = members[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${keyText(key)}:${textOf(member)}`;
  }
  return text;
}

const unescaped = /^[\w:#/-]*$/;
const keyText = (key: string): string => (unescaped.test(key) ? `"${key}"` : JSON.stringify(key));
