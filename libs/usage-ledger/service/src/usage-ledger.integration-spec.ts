import { MongoDocumentStore, MongoPersistenceModule } from '@earshot/platform/persistence';
import { describeUsageLedger } from './contract/usage-ledger.contract';

const uri = process.env['MONGODB_URI'] ?? 'mongodb://127.0.0.1:27017';
const database = `earshot_ledger_${Date.now()}`;

describe('the usage ledger over MongoDB', () => {
  describeUsageLedger({ module: MongoPersistenceModule.forRoot({ uri, database }), store: MongoDocumentStore, callsAtOnce: 50 });
});
