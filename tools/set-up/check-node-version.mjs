import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace-root.mjs';

const parts = (version) => version.split('.').map(Number);

/** @returns whether a version such as `20.19.0` is at least another one. */
export function isAtLeast(version, floor) {
  const [actual, wanted] = [parts(version), parts(floor)];
  const differing = wanted.findIndex((part, index) => part !== actual[index]);
  return differing === -1 || actual[differing] > wanted[differing];
}

/** Throws a sentence when this Node is older than package.json asks for. */
export function checkNodeVersion(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8'));
  const floor = engines.node.replace(/^>=/, '');
  if (!isAtLeast(version, floor))
    throw new Error(`Earshot needs Node ${floor} or newer, and this is ${version}: install a newer Node from https://nodejs.org.`);
}
