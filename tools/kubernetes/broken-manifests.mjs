// A judge that accepts everything would prove nothing: two changes that it must refuse.
const withContainer = (manifests, change) =>
  manifests.map((manifest) => {
    if (manifest.kind !== 'Deployment') return manifest;
    const { template, ...spec } = manifest.spec;
    const containers = template.spec.containers.map((container) => ({ ...container, ...change(container) }));
    return { ...manifest, spec: { ...spec, template: { ...template, spec: { ...template.spec, containers } } } };
  });

/** Changes of good manifests by what is wrong with their outcome. */
export const breakages = {
  'a wrong quantity': (manifests) =>
    withContainer(manifests, ({ resources }) => ({ resources: { ...resources, requests: { ...resources.requests, memory: 'plenty' } } })),
  'a privileged pod': (manifests) => withContainer(manifests, () => ({ securityContext: { privileged: true } })),
};
