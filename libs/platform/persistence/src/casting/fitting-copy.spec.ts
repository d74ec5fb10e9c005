import { Schema } from 'mongoose';
import { defineDocument } from '../document-definition';
import { fittingCopy, misfit } from './fitting-copy';
import { plainValue } from './plain-value';

const tiers = { type: [new Schema({ fromTokens: { type: Number, required: true } })], default: undefined };
const rates = new Schema({ input: { type: BigInt, required: true }, output: BigInt, tiers });
const { schema, model } = defineDocument<{ _id: string }>({
  collection: 'lines',
  schema: new Schema({
    _id: { type: String, required: true },
    tokens: { type: Number, required: true },
    rates: { type: rates, required: true },
    fileId: { type: String, default: null },
    isNew: { type: Boolean, default: true },
    note: String,
    recordedAt: { type: Date, required: true },
  }),
});
const line = { _id: 'a', tokens: 12, rates: { input: 3n, output: 4n }, recordedAt: new Date(0) };

/** What mongoose makes of it. */
async function castByMongoose(value: object): Promise<unknown> {
  const document = new model(value);
  await document.validate();
  return plainValue(document);
}

describe(fittingCopy, () => {
  it.each([
    ['fields of their types', line],
    ['a field that may be null', { ...line, note: null, fileId: 'f' }],
    ['fields that the schema does not know', { ...line, unknown: 1, rates: { input: 1n, unknown: 2 } }],
    ['a field that is undefined', { ...line, note: undefined, isNew: false }],
    ['a list of parts', { ...line, rates: { input: 1n, tiers: [{ fromTokens: 1 }, { fromTokens: 2, unknown: 3 }] } }],
    ['an empty text that is not required', { ...line, note: '' }],
  ])('makes of %s what mongoose makes of them', async (_what, value) => {
    expect(fittingCopy(schema, value)).toEqual(await castByMongoose(value));
  });

  it.each([
    ['a text where a number belongs', { ...line, tokens: '12' }],
    ['a number that JSON cannot hold', { ...line, tokens: Number.NaN }],
    ['an integer that is not exact', { ...line, rates: { input: 2n ** 60n } }],
    ['a required field that is missing', { ...line, recordedAt: undefined }],
    ['a required text that is empty', { ...line, _id: '' }],
    ['a required part that is null', { ...line, rates: null }],
    ['a list with a part that does not fit', { ...line, rates: { input: 1n, tiers: [{ fromTokens: 1 }, {}] } }],
    ['a date that is none', { ...line, recordedAt: new Date(Number.NaN) }],
    ['an instance of a class', new Map()],
  ])('leaves %s to mongoose', (_what, value) => {
    expect(fittingCopy(schema, value)).toBe(misfit);
  });

  it.each([
    ['lists of scalars', { tags: [String] }],
    ['setters', { name: { type: String, lowercase: true } }],
    ['further validators', { size: { type: Number, min: 0 } }],
    ['defaults that are made', { at: { type: Date, default: Date.now } }],
    ['groups of fields', { of: { fields: { type: String } } }],
  ])('leaves schemas with %s to mongoose', (_what, fields) => {
    const other = defineDocument<{ _id: string }>({ collection: 'others', schema: new Schema({ _id: String, ...fields }) });
    expect(fittingCopy(other.schema, { _id: 'a' })).toBe(misfit);
  });

  it('shares nothing with what it was given', () => {
    const copy = fittingCopy(schema, line);
    expect(copy).not.toBe(line);
    expect(copy).toHaveProperty('rates', line.rates);
    expect((copy as typeof line).rates).not.toBe(line.rates);
  });
});
