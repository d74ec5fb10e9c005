import { prefixed, type TokenShape } from './token-shape';

/** Keys of those who serve models. The more special ones of a prefix come first. */
export const modelProviderShapes: readonly TokenShape[] = [
  prefixed('anthropic_key', 'sk-ant-', '[\\w-]{16,300}'),
  prefixed('openrouter_key', 'sk-or-', '[\\w-]{16,300}'),
  prefixed('langfuse_key', 'sk-lf-', '[0-9a-f-]{30,40}'),
  prefixed('openai_key', 'sk-proj-', '[\\w-]{16,300}'),
  prefixed('openai_key', 'sk-svcacct-', '[\\w-]{16,300}'),
  prefixed('openai_key', 'sk-admin-', '[\\w-]{16,300}'),
  prefixed('openai_key', 'sk-', '(?:[A-Za-z0-9_]{32,200}|(?=[A-Za-z_]{0,40}\\d)[A-Za-z0-9_]{10,200})'),
  prefixed('google_api_key', 'AIza', '[\\w-]{30,45}'),
  prefixed('groq_key', 'gsk_', '[A-Za-z0-9]{40,80}'),
  prefixed('xai_key', 'xai-', '[A-Za-z0-9]{40,120}'),
  prefixed('perplexity_key', 'pplx-', '[A-Za-z0-9]{32,80}'),
  prefixed('replicate_token', 'r8_', '[A-Za-z0-9]{30,60}'),
  prefixed('hugging_face_token', 'hf_', '[A-Za-z0-9]{30,60}'),
  prefixed('hugging_face_token', 'api_org_', '[A-Za-z0-9]{30,60}'),
  prefixed('nvidia_key', 'nvapi-', '[\\w-]{40,120}'),
  prefixed('pinecone_key', 'pcsk_', '[A-Za-z0-9_]{40,120}'),
  prefixed('elevenlabs_key', 'sk_', '[0-9a-f]{48}(?![\\w-])'),
];
