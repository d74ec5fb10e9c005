/** What NeDB's types leave out: how it copies a document, orders two values, and compares a document with a query. */
declare module '@seald-io/nedb/lib/model' {
  export function deepCopy<Document extends object>(document: Document): Document;
  export function match(document: object, query: object): boolean;
  export function compareThings(left: unknown, right: unknown): number;
}
