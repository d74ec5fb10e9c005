/** What NeDB's types leave out: how it writes a document on a line, copies it, and compares it with a query. */
declare module '@seald-io/nedb/lib/model' {
  export function serialize(document: object): string;
  export function deepCopy<Document extends object>(document: Document): Document;
  export function match(document: object, query: object): boolean;
}
