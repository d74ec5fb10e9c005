import { invariants } from './check-invariants.mjs';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: object;
  readonly data?: object;
}

const container = (name: string) => ({ name, resources: { requests: {}, limits: {} }, readinessProbe: {}, livenessProbe: {} });

const workload = (
  kind: string,
  name: string,
  changes: { readonly container?: object; readonly pod?: object; readonly spec?: object } = {},
): Manifest => ({
  kind,
  metadata: { name },
  spec: {
    template: {
      metadata: { labels: { app: name } },
      spec: { automountServiceAccountToken: false, containers: [{ ...container(name), ...changes.container }], ...changes.pod },
    },
    ...changes.spec,
  },
});

const processes = ['gateway', 'audio-features', 'ai-router', 'usage-ledger'].map((name) => workload('Deployment', name));
const nats = [
  workload('StatefulSet', 'nats'),
  { kind: 'ConfigMap', metadata: { name: 'nats' }, data: { 'nats.conf': 'sync_interval: always' } },
];
const autoscaler = (minReplicas: number, name = 'audio-features'): Manifest => ({
  kind: 'HorizontalPodAutoscaler',
  metadata: { name },
  spec: { scaleTargetRef: { kind: 'Deployment', name }, minReplicas, maxReplicas: 10 },
});
const policy = (name: string, spec: object): Manifest => ({ kind: 'NetworkPolicy', metadata: { name }, spec });
const defaultDeny = policy('default-deny', { podSelector: {} });
const wayOut = (application: string, except: readonly string[]): Manifest =>
  policy('way-out', {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': application } },
    egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except } }] }],
  });
const linkLocal = ['169.254.0.0/16'];

const good: readonly Manifest[] = [...processes, ...nats, autoscaler(3), defaultDeny, wayOut('ai-router', linkLocal)];
const without = (name: string): readonly Manifest[] => good.filter(({ metadata }) => metadata.name !== name);

const violations: readonly (readonly [keyof typeof invariants, string, readonly Manifest[]])[] = [
  ['has the four processes', 'a missing process', without('usage-ledger')],
  [
    'bounds and probes every container',
    'a container without limits',
    [...good, workload('Deployment', 'x', { container: { resources: { requests: {} } } })],
  ],
  [
    'bounds and probes every container',
    'a container without a probe',
    [...good, workload('Deployment', 'x', { container: { livenessProbe: undefined } })],
  ],
  [
    'gives no pod a service account token',
    'a pod with a token',
    [...good, workload('Deployment', 'x', { pod: { automountServiceAccountToken: undefined } })],
  ],
  [
    'has no service or budget that selects nothing',
    'a service for pods that are not there',
    [...good, { kind: 'Service', metadata: { name: 'x' }, spec: { selector: { app: 'x' } } }],
  ],
  [
    'scales audio-features from 3 to 10 pods',
    'a lower floor',
    [...without('audio-features'), workload('Deployment', 'audio-features'), autoscaler(1)],
  ],
  ['scales audio-features from 3 to 10 pods', 'an autoscaler of nothing', [...good, autoscaler(1, 'x')]],
  [
    'scales audio-features from 3 to 10 pods',
    'a number of replicas beside an autoscaler',
    [...without('audio-features'), workload('Deployment', 'audio-features', { spec: { replicas: 3 } }), autoscaler(3)],
  ],
  ['lets only the ai-router out, and never to link-local addresses', 'no default', without('default-deny')],
  ['lets only the ai-router out, and never to link-local addresses', 'a way out for the gateway', [...good, wayOut('gateway', linkLocal)]],
  [
    'lets only the ai-router out, and never to link-local addresses',
    'a way to the metadata service',
    [...without('way-out'), wayOut('ai-router', ['10.0.0.0/8'])],
  ],
  ['syncs JetStream always', 'JetStream that syncs now and then', good.filter(({ kind }) => kind !== 'ConfigMap')],
];

describe('the invariants of the manifests', () => {
  it.each(Object.entries(invariants))('"%s" holds for good ones', (_title, check) => {
    expect(check(good)).toEqual([]);
  });

  it.each(violations)('"%s" names %s', (title, _case, manifests) => {
    expect(invariants[title](manifests)).toHaveLength(1);
  });
});
