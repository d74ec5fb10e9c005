import { anthropic } from './anthropic';
import { openai } from './openai';
import { openrouter } from './openrouter';
import { plain } from './plain';
import type { ProviderDialect } from './provider-dialect';

const dialects: ReadonlyMap<string, ProviderDialect> = new Map(Object.entries({ anthropic, openai, openrouter }));

/** @returns how a provider differs; one that is not known, such as the operator's own, does all as OpenAI does. */
export const findDialect = (provider: string): ProviderDialect => dialects.get(provider) ?? plain;
