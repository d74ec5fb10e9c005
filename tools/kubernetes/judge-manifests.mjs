import { randomBytes } from 'node:crypto';
import { runQuietly } from '../servers/run-quietly.mjs';
import { requireKubectl } from './find-kubernetes.mjs';

const policyWarning = /would violate PodSecurity/;

/** @returns a judge that has an API server check manifests in a namespace of its own without creating anything else */
export function createJudge(kubeconfig) {
  const namespace = `earshot-check-${randomBytes(4).toString('hex')}`;
  const kubectl = (args, input) => runQuietly(requireKubectl(), ['--kubeconfig', kubeconfig, ...args], { input });
  const inNamespace = (manifest) => ({ ...manifest, metadata: { ...manifest.metadata, namespace } });
  const list = (items) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

  return {
    open() {
      const labels = Object.fromEntries(['enforce', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']));
      return kubectl(['create', '-f', '-'], list([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }]));
    },
    /** Refused is what the server refuses, and a workload whose pods it would refuse. */
    judge(manifests) {
      const items = manifests.filter(({ kind }) => kind !== 'Namespace').map(inNamespace);
      const { succeeded, output } = kubectl(['apply', '--dry-run=server', '-f', '-'], list([...items, ...podsOf(items)]));
      return { accepted: succeeded && !policyWarning.test(output), output };
    },
    close: () => kubectl(['delete', 'namespace', namespace, '--wait=false']),
  };
}

// The namespace enforces its policy on pods alone: a pod is made of each template, so that it is really judged.
function podsOf(manifests) {
  return manifests
    .filter(({ spec }) => spec?.template?.spec?.containers !== undefined)
    .map(({ metadata, spec }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `${metadata.name}-pod`, namespace: metadata.namespace, labels: spec.template.metadata.labels },
      spec: withoutClaims(spec),
    }));
}

const withoutClaims = ({ template, volumeClaimTemplates = [] }) => ({
  ...template.spec,
  volumes: [...(template.spec.volumes ?? []), ...volumeClaimTemplates.map(({ metadata }) => ({ name: metadata.name, emptyDir: {} }))],
});
