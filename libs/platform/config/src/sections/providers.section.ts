import { defineSection } from '../setting';
import { httpUrl } from '../values/http-url';
import { text } from '../values/text';

interface KeyedProvider {
  /** How people write it. */
  readonly title: string;
  /** What its variables begin with. */
  readonly prefix: string;
  readonly publicUrl: string;
}

const keyedProvider = ({ title, prefix, publicUrl }: KeyedProvider) =>
  defineSection({
    apiKey: {
      env: `${prefix}_API_KEY`,
      aliases: [`${prefix}_API_KEY_PRIMARY`],
      schema: text(`an API key of ${title}`).optional(),
      description: `Key of ${title}; without one it is never asked.`,
      secret: true,
    },
    secondaryApiKey: {
      env: `${prefix}_API_KEY_SECONDARY`,
      schema: text(`another API key of ${title}`).optional(),
      description: `Key of ${title} that is used when the first is refused or used up.`,
      secret: true,
    },
    baseUrl: {
      env: `${prefix}_BASE_URL`,
      schema: httpUrl,
      description: `Where ${title} is reached.`,
      default: publicUrl,
    },
  });

/** The model providers, each reached at an OpenAI-compatible address that only the operator can name. */
export const providerSections = {
  openrouter: keyedProvider({ title: 'OpenRouter', prefix: 'OPENROUTER', publicUrl: 'https://openrouter.ai/api/v1' }),
  openai: keyedProvider({ title: 'OpenAI', prefix: 'OPENAI', publicUrl: 'https://api.openai.com/v1' }),
  gemini: keyedProvider({
    title: 'Gemini',
    prefix: 'GEMINI',
    publicUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
  }),
  anthropic: keyedProvider({ title: 'Anthropic', prefix: 'ANTHROPIC', publicUrl: 'https://api.anthropic.com/v1' }),
  ollama: defineSection({
    baseUrl: {
      env: 'OLLAMA_BASE_URL',
      schema: httpUrl,
      description: 'Where Ollama is reached; it needs no key.',
      default: 'http://127.0.0.1:11434/v1',
    },
  }),
};
