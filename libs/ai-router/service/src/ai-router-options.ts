import type { SecretPolicy } from '@earshot/ai-router/prompting';
import type { ModelCatalogue, PriceBook } from '@earshot/model-catalogue';

/** Where one provider is reached, and with what. */
export interface ProviderAccess {
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  /** Used where the first is refused or used up, or by an administrator's will. */
  readonly secondaryApiKey?: string | undefined;
}

/** What the service needs to know. */
export interface AiRouterOptions {
  /** By the provider's name; one that is absent, or has no key although it needs one, is never asked. */
  readonly providers: Readonly<Record<string, ProviderAccess>>;
  /** The folder `prompts/`; found above this file when absent. */
  readonly promptFolder?: string;
  /** Models, providers and routes; those that Earshot ships with when absent. */
  readonly catalogue?: ModelCatalogue;
  /** What the models cost, to be shown; the ledger has its own. That which Earshot ships with when absent. */
  readonly priceBook?: PriceBook;
  /** What is done with a request that holds a secret; it is blocked when absent. */
  readonly secretPolicy?: SecretPolicy;
  /** The longest value of a variable, code included; 50 KB when absent. */
  readonly limitBytes?: number;
}

/** The injection token of the options. */
export const aiRouterOptionsToken = Symbol('AiRouterOptions');

/** The injection token of the catalogue that is in force, a `ModelCatalogue`. */
export const activeCatalogue = Symbol('ActiveCatalogue');
