import { countPromptTokens, reportCompression } from '@earshot/ai-router/prompting';
import type { CompressionReport, ConversationMessage } from '@earshot/contracts';
import { asCounted, tokenizer } from '../prompt-writer';
import type { Question } from '../question';

const questionTag = /<(\s{0,9}\/?\s{0,9}question\b[^<>]{0,40})>/gi;
/** What the frame of one answer takes. */
const frameTokens = 16;

const instructions = (count: number): string =>
  `Below are ${count} separate requests, each between <question> tags. Answer each on its own, as fully as if it were the only one; none changes how another is answered. Answer with one JSON object and nothing else, with one entry for each number: {"answers": [{"number": 1, "answer": "..."}]}`;

/**
 * @returns questions that are alike as one: what was said before stands once, and each is a numbered part of the last message
 *   that it cannot close from inside
 */
export function combineQuestions(questions: readonly [Question, ...Question[]]): Question {
  const [first] = questions;
  const parts = questions.map(
    ({ messages }, index) => `<question number="${index + 1}">\n${lastTextOf(messages).replace(questionTag, '&lt;$1&gt;')}\n</question>`,
  );
  const content = [instructions(questions.length), ...parts].join('\n\n');
  const messages: ConversationMessage[] = [...first.messages.slice(0, -1), { role: 'user', content }];
  return {
    ...first,
    messages,
    parameters: { response_format: { type: 'json_object' } },
    maxTokens: questions.reduce((sum, { maxTokens }) => sum + maxTokens + frameTokens, 0),
    promptTokens: countPromptTokens(messages.map(asCounted), tokenizer),
    compression: sumCompression(questions),
  };
}

/** @returns the text of the last message; every question that can be combined has one. */
const lastTextOf = (messages: readonly ConversationMessage[]): string => {
  const content = messages.at(-1)?.content;
  return typeof content === 'string' ? content : '';
};

function sumCompression(questions: readonly Question[]): CompressionReport | null {
  const reports = questions.flatMap(({ compression }) => (compression === null ? [] : [compression]));
  if (reports.length === 0) return null;
  const sumOf = (field: 'originalTokens' | 'compressedTokens'): number => reports.reduce((sum, report) => sum + report[field], 0);
  return reportCompression(sumOf('originalTokens'), sumOf('compressedTokens'));
}
