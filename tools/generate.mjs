// npm run generate: writes what is derived from the code and checked in. With --check it writes nothing and fails when
// a file is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runMain } from './run-main.mjs';
import { setUp } from './set-up/set-up.mjs';
import { workspaceRoot } from './workspace-root.mjs';

await runMain(async () => {
  await setUp();
  const files = await generatedFiles();
  const stale = Object.entries(files).filter(([file, content]) => readCurrent(file) !== content);
  if (process.argv.includes('--check')) return reportStale(stale);
  for (const [file, content] of stale) {
    mkdirSync(dirname(join(workspaceRoot, file)), { recursive: true });
    writeFileSync(join(workspaceRoot, file), content);
    console.log(`Wrote ${file}.`);
  }
  return 0;
});

async function generatedFiles() {
  const [{ configurationPage }, { envExample }, { errorsPage }, { messagesPage }] = await Promise.all([
    import('./generate/configuration-page.mjs'),
    import('./generate/env-example.mjs'),
    import('./generate/errors-page.mjs'),
    import('./generate/messages-page.mjs'),
  ]);
  return {
    '.env.example': envExample(),
    'docs/reference/configuration.md': configurationPage(),
    'docs/reference/errors.md': errorsPage(),
    'docs/reference/messages.md': messagesPage(),
    ...(await graphqlFiles()),
  };
}

async function graphqlFiles() {
  const [{ apiRoot, schemaFiles }, { graphqlPage }, { graphqlTypes }] = await Promise.all([
    import('./generate/graphql-schema.mjs'),
    import('./generate/graphql-page.mjs'),
    import('./generate/graphql-types.mjs'),
  ]);
  if (schemaFiles().length === 0) return {};
  return {
    'docs/reference/schema.graphql': graphqlPage(),
    [`${apiRoot}/src/schema-types.generated.ts`]: await graphqlTypes(),
  };
}

function reportStale(stale) {
  for (const [file] of stale) console.error(`${file} is stale: run npm run generate.`);
  return stale.length === 0 ? 0 : 1;
}

function readCurrent(file) {
  const path = join(workspaceRoot, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
