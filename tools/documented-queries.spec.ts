import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';

const repository = join(__dirname, '..');
const schema = buildSchema(readFileSync(join(repository, 'docs/reference/schema.graphql'), 'utf8'));
const examplesOf = (document: string): readonly string[] =>
  [...readFileSync(join(repository, document), 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
const examples = ['README.md', 'docs/asking.md', 'docs/usage-ledger.md'].flatMap(examplesOf);

describe('the examples of the documents', () => {
  it('are there for each main use', () => {
    expect(examplesOf('README.md').length).toBeGreaterThanOrEqual(6);
  });

  it.each(examples.map((text) => [text.trim().split('\n')[0] ?? '', text]))('%s … is a valid document of the schema', (_title, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });
});
