import { applyChanges } from '../casting/apply-changes';
import type { CastChange } from '../casting/cast-update';
import { changedLine, deletedLine, documentLine } from './document-line';
import type { DocumentTable, TableQuery } from './document-table';
import type { EmbeddedDocument } from './stored-row';

/** Changes a table and notes the lines that say so; until they are in the file everything can be taken back. */
export class TableWriter {
  private readonly steps: (() => void)[] = [];
  private readonly noted: string[] = [];

  constructor(private readonly table: DocumentTable) {}

  /** What the changes are in the file, one line each. */
  get lines(): readonly string[] {
    return this.noted;
  }

  find(query: TableQuery): readonly EmbeddedDocument[] {
    return this.table.find(query);
  }

  /** @throws DuplicateDocumentError */
  insert(document: EmbeddedDocument): void {
    this.table.insert(document);
    this.note(documentLine(document), () => this.table.remove(document._id));
  }

  /** @returns the next state. @throws DuplicateDocumentError; EarshotError CONFLICT when the document does not fit a change */
  change(document: EmbeddedDocument, changes: readonly CastChange[]): EmbeddedDocument {
    const next = applyChanges(document, changes);
    this.table.replace(next);
    this.note(changedLine(document._id, changes), () => this.table.replace(document));
    return next;
  }

  remove(document: EmbeddedDocument): void {
    this.table.remove(document._id);
    this.note(deletedLine(document._id), () => this.table.insert(document));
  }

  takeBack(): void {
    for (const step of this.steps.toReversed()) step();
  }

  private note(line: string, step: () => void): void {
    this.noted.push(line);
    this.steps.push(step);
  }
}
