import { mongo } from 'mongoose';
import { mongoError } from './mongo-error';

describe(mongoError, () => {
  it('says that the database cannot be reached when the connection broke', () => {
    expect(mongoError('tracks', new mongo.MongoNetworkError('closed'))).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('says so of an insert of many documents too, whose error hides the reason', () => {
    const hiding = new mongo.MongoBulkWriteError(new mongo.MongoNetworkError('closed'), {} as mongo.BulkWriteResult);
    expect(mongoError('tracks', hiding)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('names the fields of a unique index that a server names only by its name', () => {
    const message = 'E11000 duplicate key error collection: db.tracks index: ownerId_1_title_-1 dup key: {}';
    expect(mongoError('tracks', { code: 11_000, message })).toMatchObject({ code: 'CONFLICT', details: { fields: ['ownerId', 'title'] } });
  });
});
