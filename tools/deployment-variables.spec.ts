import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  aiRouterConfig,
  audioFeaturesConfig,
  gatewayConfig,
  isRequired,
  listSettings,
  usageLedgerConfig,
  type ProcessConfig,
} from '@earshot/platform/config';
import { parse } from 'yaml';

interface Compose {
  readonly services: Readonly<
    Record<string, { readonly environment?: Readonly<Record<string, string>>; readonly ports?: readonly string[] }>
  >;
}

interface Deployment {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly [{ readonly env: readonly { readonly name: string }[] }] } };
  };
}

interface Kustomization {
  readonly configMapGenerator: readonly [{ readonly literals: readonly string[] }];
}

const read = <Content>(file: string): Content => parse(readFileSync(join(__dirname, '..', file), 'utf8'), { merge: true }) as Content;

const processes: readonly ProcessConfig[] = [gatewayConfig, audioFeaturesConfig, aiRouterConfig, usageLedgerConfig];
const known = (process: ProcessConfig): readonly string[] => ['APP', ...listSettings(process).map(({ setting }) => setting.env)];
const required = (process: ProcessConfig): readonly string[] =>
  listSettings(process)
    .filter(({ setting }) => isRequired(setting))
    .map(({ setting }) => setting.env);

const compose = read<Compose>('docker-compose.yml');
const sharedSettings = read<Kustomization>('k8s/base/kustomization.yaml').configMapGenerator[0].literals.map(
  (line) => line.split('=')[0] ?? '',
);
const composeVariables = (name: string): readonly string[] => Object.keys(compose.services[name]?.environment ?? {});
const deploymentVariables = (name: string): readonly string[] =>
  read<Deployment>(`k8s/base/${name}/deployment.yaml`).spec.template.spec.containers[0].env.map((variable) => variable.name);

describe.each(processes.map((process) => [process.name, process] as const))('the deployments of %s', (name, process) => {
  it.each([
    ['docker-compose.yml', composeVariables(name)],
    ['k8s', deploymentVariables(name)],
  ])('in %s give it only what it reads, and all that it needs', (_place, variables) => {
    expect(variables.filter((variable) => !known(process).includes(variable))).toEqual([]);
    expect(variables).toEqual(expect.arrayContaining([...required(process)]));
  });
});

describe('the settings that all pods share', () => {
  it('are read by some process and hold no secret', () => {
    const settings = processes.flatMap(listSettings).map(({ setting }) => setting);
    for (const variable of sharedSettings) {
      expect(settings.filter(({ env }) => env === variable)).toContainEqual(expect.not.objectContaining({ secret: true }));
    }
  });
});

describe('docker-compose.yml', () => {
  it('opens the port of the gateway alone, and on this machine alone', () => {
    const published = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
    expect(published).toEqual([['gateway', expect.objectContaining({ ports: [expect.stringMatching(/^127\.0\.0\.1:/)] })]]);
  });
});
