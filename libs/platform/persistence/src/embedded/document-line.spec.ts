import { changedLine, deletedLine, documentLine, readLine } from './document-line';
import type { EmbeddedDocument } from './stored-row';

const read = (...lines: string[]): EmbeddedDocument[] => {
  const documents = new Map<string, EmbeddedDocument>();
  for (const line of lines) readLine(documents, line);
  return [...documents.values()];
};

const document: EmbeddedDocument = {
  _id: 'a "quoted" \\ id\n',
  text: 'line\u2028separator\u0085 and \ud83d\ude00',
  shares: { 'key "quoted"': 1, 'key\\\n': -0.5, 'größe\u2029': 2e300, '': 3 },
  parts: [{ at: new Date(5) }, null, [true, false, 'x']],
  nothing: null,
  at: new Date(-1),
};

describe(documentLine, () => {
  it('gives one line that reads as the same document', () => {
    expect(documentLine(document).indexOf('\n')).toBe(documentLine(document).length - 1);
    expect(read(documentLine(document))).toEqual([document]);
  });

  it('leaves out members that are undefined', () => {
    expect(documentLine({ _id: 'a', text: undefined })).toBe('{"_id":"a"}\n');
  });
});

describe(changedLine, () => {
  it('leads from one state to the next, and leaves the one before as it was', () => {
    const before = read(documentLine(document));
    const line = changedLine(document._id, [
      { operator: '$set', path: 'shares.new "one"', value: { at: new Date(9) } },
      { operator: '$unset', path: 'nothing', value: true },
    ]);
    const { nothing: _removed, ...rest } = document;
    expect(read(documentLine(document), line)).toEqual([
      { ...rest, shares: { ...(document['shares'] as object), 'new "one"': { at: new Date(9) } } },
    ]);
    expect(before).toEqual([document]);
  });
});

describe(deletedLine, () => {
  it('takes a document away', () => {
    expect(read(documentLine(document), documentLine({ _id: 'b' }), deletedLine(document._id))).toEqual([{ _id: 'b' }]);
  });
});
