import { Test } from '@nestjs/testing';
import { MongoLink } from './mongo-link';
import { MongoPersistenceModule } from './mongo-persistence.module';

const uri = process.env['MONGODB_URI'] ?? 'mongodb://127.0.0.1:27017';

describe(MongoPersistenceModule.name, () => {
  it('writes to a majority and its journal, and repeats a write that was cut off', async () => {
    const app = await Test.createTestingModule({
      imports: [MongoPersistenceModule.forRoot({ uri, database: `earshot_write_concern_${Date.now()}` })],
    }).compile();
    await app.init();
    const link = app.get(MongoLink, { strict: false });
    while (!(await link.answers())) await new Promise((resolve) => setTimeout(resolve, 20));
    const { writeConcern, client } = link.database();
    expect(writeConcern).toMatchObject({ w: 'majority', journal: true });
    expect(client.options.retryWrites).toBe(true);
    await app.close();
  });
});
