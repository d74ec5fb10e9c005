export type { ChatDelta, ChatProvider, ChatReply, ChatRequest, ChatStreamRequest } from './chat-provider';
export { listModelsAt } from './openai-compatible/list-models';
export { OpenAiCompatibleProvider, type OpenAiCompatibleOptions } from './openai-compatible/openai-compatible-provider';
export { answerByRules } from './local/answer-by-rules';
export type { LocalQuestion } from './local/local-question';
