import { EarshotError } from '@earshot/contracts';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { documentLine } from './document-line';
import { DocumentTable } from './document-table';
import { LineFile } from './line-file';
import { loadDocuments } from './load-documents';

/** Reading a line of what changed costs less than writing all documents anew; that most of them changed once is usual. */
const mostLinesOfDocument = 2.5;

/** A collection in memory and the file that holds the same. */
export interface OpenCollection {
  readonly table: DocumentTable;
  readonly file: LineFile;
}

/**
 * Loads the file of a collection and builds its indexes. It is rewritten when it has many more lines than documents.
 * @throws EarshotError INTERNAL when the file is damaged or contradicts a unique index
 */
export async function openCollection(path: string, definition: DocumentDefinition<StoredDocument>): Promise<OpenCollection> {
  const { collection } = definition;
  try {
    const { documents, lines } = await loadDocuments(path);
    const table = new DocumentTable(definition, documents.values());
    const file = new LineFile(path);
    if (lines > table.size * mostLinesOfDocument) await rewriteFile({ table, file });
    return { table, file };
  } catch (cause) {
    throw new EarshotError('INTERNAL', `The collection "${collection}" cannot be opened: its file is damaged.`, {
      details: { collection },
      cause,
    });
  }
}

/** Writes each document on one line again; what fails leaves the file as it was. */
export async function rewriteFile({ table, file }: OpenCollection): Promise<void> {
  await file.rewrite(linesOf(table)).catch(() => undefined);
}

function* linesOf(table: DocumentTable): Generator<string, void> {
  for (const document of table.documents()) yield documentLine(document);
}
