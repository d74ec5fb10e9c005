const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const workspaceRoot = join(__dirname, '..');
const { compilerOptions } = JSON.parse(readFileSync(join(workspaceRoot, 'tsconfig.base.json'), 'utf8'));

/**
 * What only one profile or some requests need is loaded where it is first used: most of the time of a start goes into loading
 * modules.
 */
const loadedOnUse = [
  '@keyv/redis',
  '@nestjs/mongoose',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace-node',
  '@wasm-audio-decoders/flac',
  '@wasm-audio-decoders/ogg-vorbis',
  'mpg123-decoder',
  'nats',
  'openai',
];

/** One compiler configuration for the build and for Jest: CommonJS with decorator metadata, which Nest's injection reads. */
module.exports = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'commonjs', ignoreDynamic: true, lazy: loadedOnUse },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, verbatimModuleSyntax: true },
    baseUrl: workspaceRoot,
    paths: compilerOptions.paths,
  },
};
