import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runQuietly } from '../servers/run-quietly.mjs';
import { workspaceRoot } from '../workspace-root.mjs';
import { requireKubectl } from './find-kubernetes.mjs';

const overlaysFolder = 'k8s/overlays';

/** @returns the names of all overlays */
export function listOverlays() {
  const folder = join(workspaceRoot, overlaysFolder);
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'kustomization.yaml')));
}

/** @returns the manifests of an overlay as objects */
export function renderOverlay(name) {
  const { succeeded, output } = runQuietly(requireKubectl(), ['kustomize', join(overlaysFolder, name)], { cwd: workspaceRoot });
  if (!succeeded) throw new Error(`The overlay ${name} cannot be rendered: ${output}`);
  return parseAllDocuments(output).map((document) => document.toJS());
}
