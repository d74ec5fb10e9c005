// What must hold in every overlay beyond what an API server judges. Each function answers sentences, one per violation.
const processNames = ['gateway', 'audio-features', 'ai-router', 'usage-ledger'];
const ofKind = (manifests, ...kinds) => manifests.filter(({ kind }) => kinds.includes(kind));
const named = (manifests, kind, name) => ofKind(manifests, kind).find(({ metadata }) => metadata.name === name);
const containersOf = (workload) => workload.spec.template.spec.containers;

function processesAreThere(manifests) {
  return processNames.filter((name) => named(manifests, 'Deployment', name) === undefined).map((name) => `There is no Deployment ${name}.`);
}

function containersAreBounded(manifests) {
  return ofKind(manifests, 'Deployment', 'StatefulSet').flatMap((workload) =>
    containersOf(workload)
      .filter(
        ({ resources, readinessProbe, livenessProbe }) => !resources?.requests || !resources.limits || !readinessProbe || !livenessProbe,
      )
      .map(({ name }) => `The container ${name} lacks a request, a limit or a probe.`),
  );
}

function podsHoldNoToken(manifests) {
  return ofKind(manifests, 'Deployment', 'StatefulSet')
    .filter(({ spec }) => spec.template.spec.automountServiceAccountToken !== false)
    .map(({ metadata }) => `The pods of ${metadata.name} carry a service account token.`);
}

function selectorsSelect(manifests) {
  const pods = ofKind(manifests, 'Deployment', 'StatefulSet').map(({ spec }) => spec.template.metadata.labels);
  const selects = (selector) => pods.some((labels) => Object.entries(selector).every(([key, value]) => labels[key] === value));
  const services = ofKind(manifests, 'Service').map(({ metadata, spec }) => [`Service ${metadata.name}`, spec.selector]);
  const budgets = ofKind(manifests, 'PodDisruptionBudget').map(({ metadata, spec }) => [
    `budget ${metadata.name}`,
    spec.selector.matchLabels,
  ]);
  return [...services, ...budgets].filter(([, selector]) => !selects(selector)).map(([title]) => `The ${title} selects no pod.`);
}

function autoscalersScale(manifests) {
  const autoscalers = ofKind(manifests, 'HorizontalPodAutoscaler');
  const dangling = autoscalers
    .filter(({ spec }) => named(manifests, spec.scaleTargetRef.kind, spec.scaleTargetRef.name) === undefined)
    .map(({ metadata }) => `The autoscaler ${metadata.name} scales nothing.`);
  const fighting = autoscalers
    .filter(({ spec }) => named(manifests, 'Deployment', spec.scaleTargetRef.name)?.spec.replicas !== undefined)
    .map(({ metadata }) => `The Deployment ${metadata.name} names its replicas and has an autoscaler.`);
  const { minReplicas, maxReplicas } = named(manifests, 'HorizontalPodAutoscaler', 'audio-features')?.spec ?? {};
  const range = minReplicas === 3 && maxReplicas === 10 ? [] : ['audio-features is not scaled from 3 to 10 pods.'];
  return [...dangling, ...fighting, ...range];
}

function onlyTheRouterGetsOut(manifests) {
  const policies = ofKind(manifests, 'NetworkPolicy');
  const isDefault = ({ spec }) => Object.keys(spec.podSelector).length === 0 && spec.ingress === undefined && spec.egress === undefined;
  const outward = policies.filter(({ spec }) =>
    (spec.egress ?? []).some(({ to }) => to === undefined || to.some(({ ipBlock }) => ipBlock)),
  );
  const wrong = outward.filter(({ spec }) => spec.podSelector.matchLabels?.['app.kubernetes.io/name'] !== 'ai-router');
  const blocks = outward
    .flatMap(({ spec }) => spec.egress.flatMap(({ to }) => to ?? []))
    .filter(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0');
  return [
    ...(policies.some(isDefault) ? [] : ['No policy denies by default.']),
    ...wrong.map(({ metadata }) => `The policy ${metadata.name} lets more than the ai-router out.`),
    ...(blocks.every(({ ipBlock }) => ipBlock.except?.includes('169.254.0.0/16'))
      ? []
      : ['The metadata service of the cloud can be reached.']),
  ];
}

function jetStreamSyncs(manifests) {
  const configurations = ofKind(manifests, 'ConfigMap').map(({ data }) => data['nats.conf']);
  const isSynced = configurations.some((text) => text?.includes('sync_interval: always'));
  return named(manifests, 'StatefulSet', 'nats') !== undefined && !isSynced ? ['JetStream does not sync each message.'] : [];
}

/** Each property of an overlay by its title. */
export const invariants = {
  'has the four processes': processesAreThere,
  'bounds and probes every container': containersAreBounded,
  'gives no pod a service account token': podsHoldNoToken,
  'has no service or budget that selects nothing': selectorsSelect,
  'scales audio-features from 3 to 10 pods': autoscalersScale,
  'lets only the ai-router out, and never to link-local addresses': onlyTheRouterGetsOut,
  'syncs JetStream always': jetStreamSyncs,
};
