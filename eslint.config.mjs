import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

// What a pure domain lib may never touch: frameworks, drivers and the world.
const worldImports = [
  '@nestjs/*',
  'mongoose',
  'nats',
  'ioredis',
  '@redis/*',
  '@keyv/*',
  'rxjs',
  'rxjs/*',
  'openai',
  'pino',
  '@seald-io/nedb',
  'fastify',
  '@apollo/*',
];
const only = (sourceTag, onlyDependOnLibsWithTags, rest = {}) => ({ sourceTag, onlyDependOnLibsWithTags, ...rest });

// Two dimensions, both must allow an import: what kind of room may use what kind, and whose room it is.
const depConstraints = [
  only('type:contracts', [], { allowedExternalImports: ['zod'] }),
  only('type:data', ['type:contracts'], { bannedExternalImports: worldImports }),
  only('type:domain', ['type:domain', 'type:contracts', 'type:data', 'type:testing'], { bannedExternalImports: worldImports }),
  only('type:platform', ['type:platform', 'type:contracts', 'type:testing']),
  only('type:testing', ['type:contracts', 'type:platform', 'type:data', 'type:domain', 'type:testing']),
  only('type:service', ['type:service', 'type:domain', 'type:platform', 'type:contracts', 'type:data', 'type:testing']),
  only('type:app', ['type:service', 'type:domain', 'type:platform', 'type:contracts', 'type:data', 'type:testing']),
  only('scope:shared', ['scope:shared']),
  only('scope:gateway', ['scope:gateway', 'scope:shared']),
  only('scope:audio-features', ['scope:audio-features', 'scope:shared']),
  only('scope:ai-router', ['scope:ai-router', 'scope:shared']),
  only('scope:usage-ledger', ['scope:usage-ledger', 'scope:shared']),
].filter(({ sourceTag }) => sourceTag !== 'scope:shared');

export default [
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.cache/**',
      'data/**',
      'coverage/**',
      '**/*.generated.ts',
      'libs/audio-features/dsp/assembly/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'fetch',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'performance',
          'AbortSignal',
          'AbortController',
          'TextDecoder',
          'WebSocket',
          'require',
          'module',
          '__dirname',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
        { selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read configuration through @earshot/platform/config.' },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      complexity: ['error', 10],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['libs/platform/messaging/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@nestjs/microservices', '@nestjs/microservices/*', 'nats', '@nats-io/*'],
              message: 'Send and handle messages through @earshot/platform/messaging.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*spec.ts', 'libs/testing/**/*.ts', '**/*.contract.ts'],
    rules: { 'max-lines': ['error', 400], 'max-lines-per-function': 'off' },
  },
  { files: ['libs/platform/config/**/*.ts', 'apps/e2e/**/*.ts', '**/*.integration-spec.ts'], rules: { 'no-restricted-properties': 'off' } },
];
