export type { ChatProvider, ChatReply, ChatRequest } from './chat-provider';
export { OpenAiCompatibleProvider, type OpenAiCompatibleOptions } from './openai-compatible/openai-compatible-provider';
export { answerByRules } from './local/answer-by-rules';
