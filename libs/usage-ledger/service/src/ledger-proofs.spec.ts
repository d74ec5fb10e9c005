import { EmbeddedDocumentStore, EmbeddedPersistenceModule } from '@earshot/platform/persistence';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeLedgerProofs } from './contract/ledger-proofs.contract';

describe('the books of the usage ledger over embedded documents', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'earshot-ledger-proofs-'));
  afterAll(() => rmSync(dataDirectory, { recursive: true }));

  describeLedgerProofs({
    module: EmbeddedPersistenceModule.forRoot({ dataDirectory }),
    store: EmbeddedDocumentStore,
    callsAtOnce: 100,
  });
});
