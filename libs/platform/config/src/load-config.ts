import { expectationOf } from './expectation';
import { InvalidConfigurationError } from './invalid-configuration.error';
import { listSettings, type PlacedSetting } from './list-settings';
import type { ConfigOf, ProcessConfig } from './process-config';
import { processSchema } from './process-schema';
import type { Setting } from './setting';

/** Variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface TextTree {
  [name: string]: TextTree | string | undefined;
}

/**
 * Reads the configuration of a process once, at its start.
 *
 * @returns the values, nested by section and frozen to the last level
 * @throws InvalidConfigurationError that names every wrong or missing variable, and shows no value
 * @example
 * const config = loadConfig(gatewayConfig);
 * await app.listen(config.http.port, config.http.host);
 */
export function loadConfig<Config extends ProcessConfig>(config: Config, environment: Environment = process.env): ConfigOf<Config> {
  const placedSettings = listSettings(config);
  const outcome = processSchema(config.sections).safeParse(textTree(placedSettings, environment));
  if (outcome.success) return deepFreeze(outcome.data as ConfigOf<Config>);
  const wrongPaths = new Set(outcome.error.issues.map(({ path }) => path.join('.')));
  const wrong = placedSettings.filter(({ path }) => [...wrongPaths].some((wrongPath) => `${wrongPath}.`.startsWith(`${path.join('.')}.`)));
  throw new InvalidConfigurationError(
    config.name,
    wrong.map(({ setting }) => problemWith(setting, environment)),
  );
}

function problemWith(setting: Setting, environment: Environment): string {
  const state = readText(setting, environment) === undefined ? 'is missing' : 'is wrong';
  return `${setting.env} ${state}: set it to ${expectationOf(setting)}. ${setting.description}`;
}

/** A variable that is set to nothing counts as not set, as compose files and shells pass it on. */
function readText({ env, aliases = [] }: Setting, environment: Environment): string | undefined {
  return [env, ...aliases].map((name) => environment[name]?.trim()).find((text) => text !== undefined && text !== '');
}

function textTree(placedSettings: readonly PlacedSetting[], environment: Environment): TextTree {
  const root: TextTree = {};
  for (const { path, setting } of placedSettings) {
    const branch = path.slice(0, -1).reduce(branchOf, root);
    branch[path.at(-1) ?? ''] = readText(setting, environment);
  }
  return root;
}

function branchOf(tree: TextTree, name: string): TextTree {
  const present = tree[name];
  if (typeof present === 'object') return present;
  const branch: TextTree = {};
  tree[name] = branch;
  return branch;
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
