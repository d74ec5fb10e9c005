import { OpenAiCompatibleProvider } from '@earshot/ai-router/providers';
import type { ApiKeyName } from '@earshot/contracts';
import type { CatalogueModel, ModelCatalogue, ProviderDescription } from '@earshot/model-catalogue';
import { Inject, Injectable } from '@nestjs/common';
import { activeCatalogue, aiRouterOptionsToken, type AiRouterOptions, type ProviderAccess } from '../ai-router-options';
import { KeyRing, type KeyedProvider } from './key-ring';

/** The providers that can be asked, because they have a key or need none. */
@Injectable()
export class ProviderPool {
  private readonly rings: ReadonlyMap<string, KeyRing>;
  /** Whether any call could leave this process. */
  readonly hasPaidModels: boolean;

  constructor(
    @Inject(aiRouterOptionsToken) private readonly options: AiRouterOptions,
    @Inject(activeCatalogue) catalogue: ModelCatalogue,
  ) {
    this.rings = new Map(
      catalogue.providers.flatMap((description) => {
        const access = options.providers[description.name];
        const ring = access === undefined ? undefined : ringOf(description, access);
        return ring === undefined ? [] : [[description.name, ring] as const];
      }),
    );
    this.hasPaidModels = catalogue.models.some((model) => !model.local && this.serves(model));
  }

  /** @returns a provider with the key that is in use now. */
  find(provider: string): KeyedProvider | undefined {
    return this.rings.get(provider)?.inUse;
  }

  /** Whether a model has somebody to answer for it. */
  serves({ local, provider }: CatalogueModel): boolean {
    return local || this.rings.has(provider);
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
