import type { UsageRecord, UsageReport } from '@earshot/contracts';
import { CsvDecimal, csvLine, type CsvValue } from './csv-line';

type Columns<Row> = readonly (readonly [name: string, value: (row: Row) => CsvValue])[];

const recordColumns: Columns<UsageRecord> = [
  ['id', ({ id }) => id],
  ['recordedAt', ({ recordedAt }) => recordedAt],
  ['userId', ({ userId }) => userId],
  ['operationId', ({ operationId }) => operationId],
  ['attempt', ({ attempt }) => attempt],
  ['task', ({ task }) => task],
  ['provider', ({ provider }) => provider],
  ['model', ({ model }) => model],
  ['outcome', ({ outcome }) => outcome],
  ['cached', ({ cached }) => cached],
  ['estimated', ({ estimated }) => estimated],
  ['promptTokens', ({ usage }) => usage.promptTokens],
  ['completionTokens', ({ usage }) => usage.completionTokens],
  ['totalTokens', ({ usage }) => usage.totalTokens],
  ['cachedPromptTokens', ({ usage }) => usage.cachedPromptTokens],
  ['reasoningTokens', ({ usage }) => usage.reasoningTokens],
  ['costUsd', ({ costUsd }) => new CsvDecimal(costUsd)],
  ['savedUsd', ({ savedUsd }) => new CsvDecimal(savedUsd)],
  ['priceVersion', ({ priceVersion }) => priceVersion],
  ['fileId', ({ fileId }) => fileId],
];

const bucketColumns: Columns<UsageReport['totals']> = [
  ['key', ({ key }) => key],
  ['requests', ({ requests }) => requests],
  ['cacheHits', ({ cacheHits }) => cacheHits],
  ['failures', ({ failures }) => failures],
  ['totalTokens', ({ totalTokens }) => totalTokens],
  ['costUsd', ({ costUsd }) => new CsvDecimal(costUsd)],
  ['savedUsd', ({ savedUsd }) => new CsvDecimal(savedUsd)],
];

const header = <Row>(columns: Columns<Row>): string => csvLine(columns.map(([name]) => name));
const line = <Row>(columns: Columns<Row>, row: Row): string => csvLine(columns.map(([, value]) => value(row)));

export const recordsHeader: string = header(recordColumns);
export const recordLine = (record: UsageRecord): string => line(recordColumns, record);

/** @returns a report as CSV: its groups, and their total in the last line. */
export const reportTable = ({ buckets, totals }: UsageReport): string =>
  header(bucketColumns) + [...buckets, totals].map((bucket) => line(bucketColumns, bucket)).join('');
