import { CsvDecimal, csvLine } from './csv-line';

describe(csvLine, () => {
  it('writes plain values as they are', () => {
    expect(csvLine(['a', 1, true, null, new CsvDecimal('-0.0091')])).toBe('a,1,true,,-0.0091\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('makes %j inert', (text) => {
    expect(csvLine([text])).toBe(`'${text}\r\n`);
  });

  it('quotes separators, quotes and line ends, inert or not', () => {
    expect(csvLine(['a,b', 'say "no"', 'two\nlines', '=A1,B1'])).toBe('"a,b","say ""no""","two\nlines","\'=A1,B1"\r\n');
  });
});
