import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';

const repository = join(__dirname, '..');
const schema = buildSchema(readFileSync(join(repository, 'docs/reference/schema.graphql'), 'utf8'));
const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');

describe('the examples of the README', () => {
  it('are there for each main use', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  it.each(examples.map((text) => [text.trim().split('\n')[0] ?? '', text]))('%s … is a valid document of the schema', (_title, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });
});
