import { daySeconds, fastModel, routeOf } from './route-of';
import type { TaskRoute } from './task-route';

const week = { cacheTtlSeconds: 7 * daySeconds };
const hour = { cacheTtlSeconds: 60 * 60 };

const gemini = ['gemini/gemini-2.5-pro'];
const sonnet = ['anthropic/claude-sonnet-4.5', 'openrouter/anthropic/claude-sonnet-4.5'];
const sonnetThroughOpenRouter = ['openrouter/anthropic/claude-sonnet-4.5', 'anthropic/claude-sonnet-4.5'];
const opus = ['anthropic/claude-opus-4.1', ...sonnet];
const gpt5 = ['openai/gpt-5', ...sonnet];
const turbo = ['openai/gpt-4.5-turbo'];
const mini = ['openai/gpt-4o-mini', 'openai/gpt-4o'];

const musicRoutes: readonly TaskRoute[] = [
  { ...routeOf('vibe_analysis', [fastModel], week), candidates: [fastModel, 'local/earshot-rules'] },
  routeOf('audio_analysis', gemini, week),
  routeOf('genre_classification', gemini, week),
  routeOf('production_tips', sonnet),
  routeOf('mixing_advice', sonnet),
  routeOf('creative', sonnet),
  // Harmony is what the deepest model is kept for.
  routeOf('music_theory', opus, { depth: 'always' }),
  routeOf('harmonic_analysis', opus, { depth: 'always' }),
];

const codeRoutes: readonly TaskRoute[] = [
  routeOf('code_review', sonnetThroughOpenRouter),
  routeOf('debugging', gpt5, hour),
  routeOf('architecture', sonnetThroughOpenRouter, week),
  routeOf('code_generation', gpt5),
  routeOf('simple_code', turbo),
  routeOf('quick_fix', gpt5, hour),
  routeOf('security_scan', sonnet),
  routeOf('testing_strategy', mini),
  routeOf('performance_advice', mini),
];

const writingRoutes: readonly TaskRoute[] = [
  routeOf('quick_query', turbo),
  routeOf('summary', mini),
  routeOf('readme', mini),
  routeOf('api_docs', mini),
  routeOf('integration_guide', mini),
  routeOf('phase_planning', mini),
  routeOf('process_improvement', mini),
  routeOf('compress_and_glue', mini),
  routeOf('finalize', mini),
  routeOf('knowledge_graph', mini),
  routeOf('mlops_advice', mini),
  routeOf('multimodal', gemini),
  routeOf('synthetic_data', mini),
];

/** The tasks that Earshot ships with. */
export const builtinRoutes: readonly TaskRoute[] = [...musicRoutes, ...codeRoutes, ...writingRoutes];
