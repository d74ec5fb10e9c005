export { defineDocument, type DocumentDefinition, type IndexDefinition, type StoredDocument } from './document-definition';
export { DocumentStore } from './document-store';
export type { DocumentCollection, FindManyOptions, FindOneAndUpdateOptions, FindOneOptions, Projected } from './document-collection';
export { Condition, where, type DottedPath, type Filter, type FilterOperators, type FilterValue, type Sort } from './filter';
export { TextPattern, type TextPatternOptions } from './text-pattern';
export type { Update } from './update';
export { DuplicateDocumentError } from './duplicate-document.error';
export { findNewestFirst } from './paging/newest-first-page';
export { decodeCursor, encodeCursor, type NewestFirstPosition } from './paging/newest-first-cursor';
