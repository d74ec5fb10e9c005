/** What NeDB's types leave out: how it writes a document on a line. */
declare module '@seald-io/nedb/lib/model' {
  export function serialize(document: object): string;
}
