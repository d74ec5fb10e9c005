export { findJson } from './output/find-json';
export { outputSchemaOf, toJsonSchema } from './output/output-schemas';
export { readOutput } from './output/read-output';
export { InvalidPromptError } from './prompt/invalid-prompt.error';
export { parsePrompt, type PromptFiles, type PromptSource } from './prompt/parse-prompt';
export type { ChatMessage, Prompt } from './prompt/prompt';
export { promptExamples, promptSettings, type PromptExamples, type PromptSettings } from './prompt/prompt-settings';
export { renderPrompt } from './prompt/render-prompt';
export { countPromptTokens, countTokens, loadEncoding, type TokenEncoding } from './tokens/count-tokens';
