import { priceBook } from '@earshot/model-catalogue';
import { testPriceBook } from '../contract/test-price-book';
import { UsageLedgerSettings } from '../usage-ledger-settings';
import { PriceList } from './price-list';

const at = (instant: string): Date => new Date(instant);

describe(PriceList.name, () => {
  const settings = new UsageLedgerSettings({ priceBook: testPriceBook });
  const prices = new PriceList(settings);
  const inputAt = (instant: string): bigint => prices.find({ provider: 'p', model: 'm', at: at(instant) }).rates.input;

  it('finds the price of each instant, in whatever order they are asked for', () => {
    const instants = ['2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00Z', '2026-11-30T23:59:59.999Z', '2027-01-01T00:00:00Z'];
    expect(instants.map(inputAt)).toEqual([1_000_000n, 2_000_000n, 1_000_000n, 2_000_000n]);
  });

  it('refuses a model without a price, and one whose first price is still to come', () => {
    expect(() => prices.find({ provider: 'q', model: 'm', at: at('2026-11-30T00:00:00Z') })).toThrow('has no price for m of q');
    expect(() => inputAt('2025-12-31T23:59:59Z')).toThrow('has no price for m of p');
  });

  it('takes the prices of the book that is in force', () => {
    const dearer = testPriceBook.prices.map((price) => ({ ...price, inputUsdPerMillion: '7' }));
    const other = new UsageLedgerSettings({ priceBook: testPriceBook });
    const list = new PriceList(other);
    list.find({ provider: 'p', model: 'm', at: at('2026-11-20T00:00:00Z') });
    Object.assign(other, { priceBook: priceBook.parse({ version: 'test-2', prices: dearer }) });
    expect(list.find({ provider: 'p', model: 'm', at: at('2026-11-20T00:00:00Z') })).toMatchObject({
      priceVersion: 'test-2',
      rates: { input: 7_000_000n },
    });
  });
});
