import { builtinCatalogue } from '../catalogue/builtin-catalogue';
import { findRoute } from '../catalogue/find-in-catalogue';

const hourSeconds = 3_600;

describe('builtinRoutes', () => {
  it.each([
    ['audio_analysis', 'gemini/gemini-2.5-pro'],
    ['genre_classification', 'gemini/gemini-2.5-pro'],
    ['production_tips', 'anthropic/claude-sonnet-4.5'],
    ['mixing_advice', 'anthropic/claude-sonnet-4.5'],
    ['creative', 'anthropic/claude-sonnet-4.5'],
    ['music_theory', 'anthropic/claude-opus-4.1'],
    ['harmonic_analysis', 'anthropic/claude-opus-4.1'],
    ['code_generation', 'openai/gpt-5'],
    ['debugging', 'openai/gpt-5'],
    ['quick_query', 'openai/gpt-4.5-turbo'],
    ['simple_code', 'openai/gpt-4.5-turbo'],
    ['code_review', 'openrouter/anthropic/claude-sonnet-4.5'],
    ['architecture', 'openrouter/anthropic/claude-sonnet-4.5'],
    ['readme', 'openai/gpt-4o-mini'],
  ])('asks for %s first %s', (task, model) => {
    expect(findRoute(builtinCatalogue, task)?.candidates[0]).toBe(model);
  });

  it.each([
    ['code_review', 24],
    ['debugging', 1],
    ['architecture', 168],
    ['vibe_analysis', 168],
    ['audio_analysis', 168],
    ['genre_classification', 168],
    ['quick_query', 24],
  ])('keeps answers to %s for %d hours', (task, hours) => {
    expect(findRoute(builtinCatalogue, task)?.cacheTtlSeconds).toBe(hours * hourSeconds);
  });

  it('falls back from gpt-4o-mini to gpt-4o', () => {
    expect(findRoute(builtinCatalogue, 'summary')?.candidates.slice(0, 2)).toEqual(['openai/gpt-4o-mini', 'openai/gpt-4o']);
  });

  it('asks the deepest model for harmony alone', () => {
    const deep = builtinCatalogue.routes.filter(({ candidates }) => candidates.includes('anthropic/claude-opus-4.1'));
    expect(deep.map(({ task }) => task)).toEqual(['music_theory', 'harmonic_analysis']);
  });
});
