import { readUsage } from '../openai-compatible/read-usage';
import type { ProviderDialect } from './provider-dialect';

/** A provider that does all as OpenAI does: Gemini, Ollama, vLLM, LM Studio, LiteLLM. */
export const plain: ProviderDialect = { headers: {}, adjust: (body) => body, readUsage };
