import { fileURLToPath } from 'node:url';

/** The folder that holds package.json; every tool works from here, wherever it is called. */
export const workspaceRoot = fileURLToPath(new URL('..', import.meta.url));
