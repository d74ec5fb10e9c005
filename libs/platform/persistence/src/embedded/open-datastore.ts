import Datastore from '@seald-io/nedb';
import { EarshotError } from '@earshot/contracts';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { appendLinesAtOnce } from './append-lines';
import { embeddedIndexes } from './embedded-indexes';
import { loadLinesAtOnce } from './load-lines';
import { repairTornTail } from './repair-torn-tail';

// NeDB by itself splits its file at these too, though JSON leaves them as they are; older releases read our files as it does.
const unescapedLineEnds = /[\u0085\u2028\u2029]/g;
const escapeLineEnds = (line: string): string =>
  line.replace(unescapedLineEnds, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Loads the file of a collection and builds its indexes. A torn last line is repaired; any other damage stops the start.
 * @throws EarshotError INTERNAL when the file is damaged or contradicts a unique index
 */
export async function openDatastore<T extends StoredDocument>(path: string, definition: DocumentDefinition<T>): Promise<Datastore> {
  await repairTornTail(path);
  const datastore = new Datastore({
    filename: path,
    corruptAlertThreshold: 0,
    afterSerialization: escapeLineEnds,
    // NeDB wants both or none.
    beforeDeserialization: (line) => line,
  });
  loadLinesAtOnce(datastore);
  try {
    await datastore.loadDatabaseAsync();
    appendLinesAtOnce(datastore, path, escapeLineEnds);
    for (const index of embeddedIndexes(definition)) await datastore.ensureIndexAsync(index);
  } catch (cause) {
    throw new EarshotError('INTERNAL', `The collection "${definition.collection}" cannot be opened: its file is damaged.`, {
      details: { collection: definition.collection },
      cause,
    });
  }
  return datastore;
}
