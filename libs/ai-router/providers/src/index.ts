export type { ChatProvider, ChatReply, ChatRequest } from './chat-provider';
export { OpenAiCompatibleProvider, type OpenAiCompatibleOptions } from './openai-compatible/openai-compatible-provider';
