import { EarshotError } from '@earshot/contracts';
import { writeReview } from './code/write-review';
import { writeQuickFix } from './code/write-quick-fix';
import { writeSecurityScan } from './code/write-security-scan';
import { writeDebugging } from './debugging/write-debugging';
import { writeArchitecture } from './design/write-architecture';
import type { LocalQuestion, LocalRule } from './local-question';
import { classifyGenre } from './music/classify-genre';
import { explainHarmony, suggestCreatively, suggestProduction } from './music/suggest';
import { writeMixAdvice } from './music/write-mix-advice';
import { writeSoundAnalysis } from './music/write-sound-analysis';
import { outlines } from './outline/outlines';
import { writeOutline } from './outline/write-outline';
import { answerQuickly } from './quick/answer-quickly';
import { sayNoModel } from './say-no-model';
import { drawGraph } from './text/draw-graph';
import { finalise, joinTexts } from './text/join-texts';
import { writeSummary } from './text/summarise';
import { writeVibe } from './vibe/write-vibe';

/** The first that has something to say answers. */
const either =
  (...rules: readonly LocalRule[]): LocalRule =>
  (question) => {
    for (const rule of rules) {
      const answer = rule(question);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };

const rules: ReadonlyMap<string, LocalRule> = new Map<string, LocalRule>([
  ['vibe_analysis', ({ measurements }) => (measurements === undefined ? undefined : JSON.stringify(writeVibe(measurements)))],
  ['audio_analysis', writeSoundAnalysis],
  ['genre_classification', classifyGenre],
  ['mix_feedback', writeMixAdvice],
  ['mixing_advice', either(writeMixAdvice, suggestProduction)],
  ['production_tips', suggestProduction],
  ['creative', suggestCreatively],
  ['music_theory', either(explainHarmony, answerQuickly)],
  ['harmonic_analysis', either(explainHarmony, answerQuickly)],
  ['code_review', writeReview],
  ['debugging', writeDebugging],
  ['architecture', writeArchitecture],
  ['quick_fix', writeQuickFix],
  ['security_scan', writeSecurityScan],
  ['quick_query', answerQuickly],
  ['summary', writeSummary],
  ['compress_and_glue', joinTexts],
  ['finalize', finalise],
  ['knowledge_graph', drawGraph],
  ...Object.keys(outlines).map((task) => [task, writeOutline] as const),
]);

const asksForJson = new Set(['vibe_analysis', 'genre_classification', 'quick_fix', 'security_scan', 'knowledge_graph']);

/**
 * Answers a task without any model: free, deterministic, on this machine.
 *
 * @returns the answer as text; as JSON text where the task asks for JSON
 * @throws EarshotError PROVIDER_UNEXPECTED where the rules have nothing to say
 */
export function answerByRules(question: LocalQuestion): string {
  const rule = rules.get(question.task);
  if (rule === undefined) throw unanswerable(`There are no rules for the task ${question.task}.`);
  const answer = rule(question) ?? (asksForJson.has(question.task) ? undefined : sayNoModel(question));
  if (answer === undefined) throw unanswerable('The rules have nothing to say to this.');
  return answer;
}

const unanswerable = (message: string): EarshotError =>
  new EarshotError('PROVIDER_UNEXPECTED', message, { details: { provider: 'local' } });
