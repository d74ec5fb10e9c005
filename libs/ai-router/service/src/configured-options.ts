import { loadOperatorCatalogue, type OperatorAccess } from '@earshot/model-catalogue';
import { readVariable } from '@earshot/platform/config';
import type { AiRouterOptions, ProviderAccess } from './ai-router-options';

/** What of the configuration of a process the router reads; whatever else it says is left aside. */
export interface RouterConfiguration {
  readonly providers: Readonly<Record<string, ProviderAccess>>;
  readonly catalogue: { readonly path?: string | undefined };
}

/**
 * @returns the options that the configuration and the operator's catalogue give together
 * @throws InvalidCatalogueError that names line and field
 */
export function aiRouterOptions({ providers, catalogue: { path } }: RouterConfiguration): AiRouterOptions {
  const { catalogue, priceBook, access } = loadOperatorCatalogue(path);
  return { providers: { ...providers, ...accessOf(access, providers) }, catalogue, priceBook };
}

function accessOf(access: readonly OperatorAccess[], known: Readonly<Record<string, ProviderAccess>>): Record<string, ProviderAccess> {
  return Object.fromEntries(
    access.map(({ name, baseUrl, apiKeyEnv }) => {
      const before = known[name];
      const apiKey = apiKeyEnv === undefined ? before?.apiKey : readVariable(apiKeyEnv);
      return [name, { ...before, apiKey, baseUrl: baseUrl ?? before?.baseUrl ?? '' }];
    }),
  );
}
