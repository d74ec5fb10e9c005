import { z } from 'zod';
import { catalogueModel } from '../models/catalogue-model';
import { modelPrice } from '../prices/price-book';
import { providerDescription } from '../providers/provider-description';
import { taskRoute } from '../routes/task-route';

const environmentName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable, in capitals');

/** A provider that speaks OpenAI's chat completions; one of a name that Earshot knows changes that one. */
const operatorProvider = z.strictObject({
  name: providerDescription.shape.name,
  /** With the version, for example `http://10.0.0.5:8000/v1`; loopback and private addresses too: only the operator names it. */
  baseUrl: z.url({ protocol: /^https?$/, error: 'an http or https address' }).optional(),
  /** The environment variable that holds its key; left out where it needs none. */
  apiKeyEnv: environmentName.optional(),
  tokenLimitField: providerDescription.shape.tokenLimitField.optional(),
  isPrivate: z.boolean().optional(),
});

const price = modelPrice.shape.inputUsdPerMillion;

/** A model under the provider's own name for it; one that Earshot knows is changed in what is named. */
const operatorModel = z.strictObject({
  provider: providerDescription.shape.name,
  slug: z.string().min(1),
  aliases: catalogueModel.shape.aliases.optional(),
  tier: catalogueModel.shape.tier.optional(),
  contextTokens: catalogueModel.shape.contextTokens.optional(),
  tokenizer: catalogueModel.shape.tokenizer.optional(),
  speed: catalogueModel.shape.speed.optional(),
  quality: catalogueModel.shape.quality.optional(),
  priority: catalogueModel.shape.priority.optional(),
  freeRequestsPerDay: catalogueModel.shape.freeRequestsPerDay.optional(),
  fallbacks: z.array(z.string()).optional(),
  limits: catalogueModel.shape.limits.optional(),
  /** US dollars per million tokens; a model without a price cannot be paid for, so it is never asked. `"0"` is free. */
  inputUsdPerMillion: price.optional(),
  outputUsdPerMillion: price.optional(),
  cachedInputUsdPerMillion: price.optional(),
  cacheWriteUsdPerMillion: price.optional(),
  reasoningUsdPerMillion: price.optional(),
});

/** A task whose prompt Earshot has; only what is named changes. */
const operatorRoute = taskRoute.partial().extend({ task: taskRoute.shape.task }).strict();

/** What `EARSHOT_CATALOGUE` names: providers, models, aliases and routes beside or instead of those that Earshot ships with. */
export const operatorCatalogue = z.strictObject({
  /** For editors. */
  $schema: z.string().optional(),
  providers: z.array(operatorProvider).default([]),
  models: z.array(operatorModel).default([]),
  /** Names for models; one that a model had already is taken from it. */
  aliases: z.record(z.string().min(1), z.string().min(1)).default({}),
  routes: z.array(operatorRoute).default([]),
});
export type OperatorCatalogue = z.infer<typeof operatorCatalogue>;
export type OperatorModel = OperatorCatalogue['models'][number];
