const swcOptions = require('./tools/swc-options.cjs');
const { compilerOptions } = require('./tsconfig.base.json');

// Decoders and a few more ship ES modules only; Jest runs CommonJS, so these are compiled like our own code.
const esModules = [
  '@wasm-audio-decoders',
  'mpg123-decoder',
  'opus-decoder',
  'codec-parser',
  '@eshaz',
  '@audio',
  'simple-yenc',
  'keyv',
  'ruru',
  'ruru-components',
  'graphile-config',
];

const project = (displayName, testMatch) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  // Signal code calls these in its inner loops; looked up through Jest's sandbox they would be many times slower.
  sandboxInjectedGlobals: ['Math', 'Float32Array', 'Float64Array'],
  testMatch,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.nx/'],
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.(ts|m?js)$': ['@swc/jest', { ...swcOptions, jsc: { ...swcOptions.jsc, paths: undefined, baseUrl: undefined } }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  moduleNameMapper: {
    ...Object.fromEntries(Object.entries(compilerOptions.paths).map(([alias, [file]]) => [`^${alias}$`, `<rootDir>/${file}`])),
  },
});

module.exports = {
  testTimeout: 20_000,
  projects: [
    project('unit', ['<rootDir>/{libs,apps,tools,benchmarks}/**/*.spec.ts']),
    project('integration', ['<rootDir>/{libs,apps}/**/*.integration-spec.ts']),
    project('e2e', ['<rootDir>/apps/e2e/**/*.e2e-spec.ts']),
  ],
};
