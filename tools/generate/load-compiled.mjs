import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace-root.mjs';

const require = createRequire(import.meta.url);

/** @returns the exports of a compiled lib, such as `platform/config` */
export const loadCompiled = (lib) => require(join(workspaceRoot, 'dist/libs', lib, 'src/index.js'));
