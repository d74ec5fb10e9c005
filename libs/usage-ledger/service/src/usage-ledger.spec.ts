import { EmbeddedDocumentStore, EmbeddedPersistenceModule } from '@earshot/platform/persistence';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeUsageLedger } from './contract/usage-ledger.contract';

describe('the usage ledger over embedded documents', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'earshot-ledger-'));
  afterAll(() => rmSync(dataDirectory, { recursive: true }));

  describeUsageLedger({
    module: EmbeddedPersistenceModule.forRoot({ dataDirectory }),
    store: EmbeddedDocumentStore,
    callsAtOnce: 100,
  });
});
