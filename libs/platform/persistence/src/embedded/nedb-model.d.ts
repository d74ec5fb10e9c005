/** What NeDB's types leave out: how it orders two values, and compares a document with a query. */
declare module '@seald-io/nedb/lib/model' {
  export function match(document: object, query: object): boolean;
  export function compareThings(left: unknown, right: unknown): number;
}
