import { OpenAiCompatibleProvider } from '@earshot/ai-router/providers';
import type { ApiKeyName } from '@earshot/contracts';
import type { CatalogueModel, ModelCatalogue, ProviderDescription } from '@earshot/model-catalogue';
import { Inject, Injectable } from '@nestjs/common';
import { activeCatalogue, aiRouterOptionsToken, type AiRouterOptions, type ProviderAccess } from '../ai-router-options';
import { KeyRing, type KeyedProvider } from './key-ring';
import { ListedModels } from './listed-models';

/** The providers that can be asked, because they have a key or need none. */
@Injectable()
export class ProviderPool {
  private readonly rings: ReadonlyMap<string, KeyRing>;
  /** Providers of whose models only those are asked that run at the moment. */
  private readonly listing: ReadonlySet<string>;

  constructor(
    @Inject(aiRouterOptionsToken) private readonly options: AiRouterOptions,
    @Inject(activeCatalogue) private readonly catalogue: ModelCatalogue,
    private readonly listed: ListedModels,
  ) {
    this.listing = new Set(catalogue.providers.filter(({ listsModels }) => listsModels).map(({ name }) => name));
    this.rings = new Map(
      catalogue.providers.flatMap((description) => {
        const access = options.providers[description.name];
        const ring = access === undefined ? undefined : ringOf(description, access);
        return ring === undefined ? [] : [[description.name, ring] as const];
      }),
    );
  }

  /** @returns a provider with the key that is in use now. */
  find(provider: string): KeyedProvider | undefined {
    return this.rings.get(provider)?.inUse;
  }

  /** Whether a model has somebody to answer for it. */
  serves(model: CatalogueModel): boolean {
    return model.local || (this.rings.has(model.provider) && this.nameOf(model) !== undefined);
  }

  /** @returns what its provider calls a model now; undefined where it does not run. */
  nameOf({ provider, slug }: CatalogueModel): string | undefined {
    return this.listing.has(provider) ? this.listed.nameOf(provider, slug) : slug;
  }

  /** Whether any call could leave this process now. */
  get hasPaidModels(): boolean {
    return this.catalogue.models.some((model) => !model.local && this.serves(model));
  }

  /** @returns whether the provider has this key; it is in use from now on. */
  use(provider: string, key: ApiKeyName): boolean {
    return this.rings.get(provider)?.use(key) ?? false;
  }

  /** @returns whether, after one of its keys was refused, the provider has another one in use. */
  leaveKey(provider: string, refused: ApiKeyName, nowMs: number): boolean {
    return this.rings.get(provider)?.leave(refused, nowMs) ?? false;
  }

  /** Which of its keys a provider uses; null where it has none. */
  activeKey(provider: string): ApiKeyName | null {
    const access = this.options.providers[provider];
    const hasKey = access?.apiKey !== undefined || access?.secondaryApiKey !== undefined;
    return hasKey ? (this.find(provider)?.key ?? null) : null;
  }
}

function ringOf({ name, kind, needsKey, tokenLimitField }: ProviderDescription, access: ProviderAccess): KeyRing | undefined {
  if (kind !== 'openai-compatible') return undefined;
  const { baseUrl, apiKey, secondaryApiKey } = access;
  const keyed = (key: ApiKeyName, value: string | undefined): KeyedProvider => ({
    key,
    provider: new OpenAiCompatibleProvider({ name, tokenLimitField, baseUrl, apiKey: value }),
  });
  const given: KeyedProvider[] = [
    ...(apiKey === undefined ? [] : [keyed('primary', apiKey)]),
    ...(secondaryApiKey === undefined ? [] : [keyed('secondary', secondaryApiKey)]),
  ];
  const [first = needsKey ? undefined : keyed('primary', undefined), ...rest] = given;
  return first === undefined ? undefined : new KeyRing([first, ...rest]);
}
