import { scanJson } from './scan-json';

/** Beginnings that are tried in a text that is not JSON as a whole: bounds the work on garbage. */
const triedBeginnings = 20;
const endOfReasoning = '</think>';

/**
 * Finds the JSON object or array in what a model wrote: past reasoning, prose and code fences, and with commas too many.
 *
 * @returns the parsed value, or undefined where there is none
 */
export function findJson(text: string): unknown {
  const reasoned = text.lastIndexOf(endOfReasoning);
  const spoken = reasoned < 0 ? text : text.slice(reasoned + endOfReasoning.length);
  return parseStructure(spoken) ?? findEmbedded(spoken);
}

function findEmbedded(text: string): unknown {
  const beginnings = text.matchAll(/[{[]/g);
  for (let tried = 0; tried < triedBeginnings; tried += 1) {
    const { value: beginning } = beginnings.next();
    if (beginning === undefined) return undefined;
    const { json, isComplete } = scanJson(text, beginning.index);
    const value = isComplete ? parseStructure(json) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Only objects and arrays are an answer; a bare number or word in prose is none. */
function parseStructure(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
