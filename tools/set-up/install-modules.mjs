// Installs the modules of the lockfile once. A stamp in node_modules says which lockfile they belong to.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace-root.mjs';

const lockfile = join(workspaceRoot, 'package-lock.json');
const stamp = join(workspaceRoot, 'node_modules/.earshot-lock');
const installedLockfile = join(workspaceRoot, 'node_modules/.package-lock.json');

/** Runs `npm ci` unless what the lockfile names is there already. */
export function installModules() {
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isInstalled()) {
    console.log('Installing the modules that package-lock.json names; this takes about a minute, once.');
    runNpmCi();
  }
  writeFileSync(stamp, wanted);
}

// Whoever ran `npm ci` by hand has everything, only no stamp; npm leaves a list of what it installed.
function isInstalled() {
  if (!existsSync(installedLockfile)) return false;
  const installed = readPackages(installedLockfile);
  return Object.entries(readPackages(lockfile)).every(
    ([path, { version, optional }]) => path === '' || optional === true || installed[path]?.version === version,
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function runNpmCi() {
  const script = process.env.npm_execpath;
  const [command, args] = script?.endsWith('.js') ? [process.execPath, [script, 'ci']] : ['npm', ['ci']];
  const { status } = spawnSync(command, args, { cwd: workspaceRoot, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('npm ci failed; what it printed above says why. Is the package registry reachable?');
}
