import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from '../servers/find-on-path.mjs';

/** @returns a program of Kubernetes: beside the others in KUBEBUILDER_ASSETS, as setup-envtest lays them out, or on PATH */
export function findKubernetesProgram(name) {
  const assets = process.env.KUBEBUILDER_ASSETS;
  const inAssets = assets === undefined ? undefined : join(assets, name);
  return inAssets !== undefined && existsSync(inAssets) ? inAssets : findOnPath(name);
}

/** @returns the path of kubectl; without it nothing can be rendered */
export function requireKubectl() {
  const kubectl = findKubernetesProgram('kubectl');
  if (kubectl === undefined)
    throw new Error('kubectl is missing: install it and put it on PATH, or set KUBEBUILDER_ASSETS to a folder that holds it.');
  return kubectl;
}
