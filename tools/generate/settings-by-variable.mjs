import { loadCompiled } from './load-compiled.mjs';

const profiles = { standalone: 'embedded' };

/**
 * @returns every variable once, in the order of the processes, with the section that it belongs to and who reads it
 */
export function settingsByVariable() {
  const config = loadCompiled('platform/config');
  const { expectationOf, isRequired, listSettings } = config;
  const processes = [
    config.standaloneConfig,
    config.gatewayConfig,
    config.audioFeaturesConfig,
    config.aiRouterConfig,
    config.usageLedgerConfig,
  ];
  const variables = new Map();
  for (const process of processes) {
    for (const { path, setting } of listSettings(process)) {
      const known = variables.get(setting.env) ?? {
        ...setting,
        section: path.slice(0, -1).join('.'),
        expectation: expectationOf(setting),
        isRequired: isRequired(setting),
        processes: [],
      };
      variables.set(setting.env, { ...known, processes: [...new Set([...known.processes, process.name])] });
    }
  }
  return [...variables.values()];
}

/** @returns in which profile a variable is read: `embedded`, `distributed` or both */
export const profilesOf = ({ processes }) => [...new Set(processes.map((name) => profiles[name] ?? 'distributed'))];

/** @returns the default as it would be written into the variable, or undefined when there is none */
export function defaultText({ default: fixed, computedDefault }) {
  if (computedDefault !== undefined) return computedDefault.description;
  return fixed === undefined ? undefined : [fixed].flat().join(',');
}
