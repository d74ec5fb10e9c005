import { MongoDocumentStore, MongoPersistenceModule } from '@earshot/platform/persistence';
import { describeLedgerProofs } from './contract/ledger-proofs.contract';

const uri = process.env['MONGODB_URI'] ?? 'mongodb://127.0.0.1:27017';
const database = `earshot_ledger_proofs_${Date.now()}`;

describe('the books of the usage ledger over MongoDB', () => {
  describeLedgerProofs({ module: MongoPersistenceModule.forRoot({ uri, database }), store: MongoDocumentStore, callsAtOnce: 50 });
});
