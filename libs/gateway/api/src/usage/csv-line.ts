/** What a spreadsheet would take for the beginning of a formula (OWASP, CSV Injection). */
const formulaStart = /^[=+\-@\t\r]/;

const cellOf = (value: string | number | boolean | null): string => {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const inert = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

/** An exact decimal that must stay a number for whoever reads the file, a negative one too. */
export class CsvDecimal {
  constructor(readonly text: string) {}
}

export type CsvValue = string | number | boolean | null | CsvDecimal;

/** @returns one line of CSV (RFC 4180), with its end; text that looks like a formula has an apostrophe before it. */
export const csvLine = (values: readonly CsvValue[]): string =>
  `${values.map((value) => (value instanceof CsvDecimal ? value.text : cellOf(value))).join(',')}\r\n`;
