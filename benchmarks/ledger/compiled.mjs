import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

require('reflect-metadata');

/** @returns the exports of a compiled file, such as `libs/contracts/src/index.js` */
export const compiled = (file) => require(join(root, 'dist', file));

/** @returns the exports of an installed package, resolved as the compiled code resolves it */
export const installed = (name) => require(name);
