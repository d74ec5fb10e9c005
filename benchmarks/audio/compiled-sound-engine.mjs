import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workspaceRoot } from '../../tools/workspace-root.mjs';

const require = createRequire(import.meta.url);

/** @returns the exports of one compiled file of the sound engine or its service that its lib does not export */
export const compiledSoundEngine = (file) => require(join(workspaceRoot, 'dist/libs/audio-features', file));
