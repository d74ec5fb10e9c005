export { UsageLedgerModule } from './usage-ledger.module';
export type { UsageLedgerOptions } from './usage-ledger-settings';
