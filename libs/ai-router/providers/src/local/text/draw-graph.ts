import { givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { sentencesOf } from './sentences';

const relation =
  /^(.{1,80}?)\s+(is an?|is|has|uses|needs|contains|calls|owns|produces|belongs to|depends on|consists of|reads|writes)\s+(.{1,80}?)[.;]?$/i;
const mostRelations = 200;
const nameable = /(?!(?:the|an?)\s*$)[\p{L}\p{N}]/iu;
const article = /^(?:the|an?)\s+/i;

/** Reads plain statements ("The gateway uses NATS.") as a graph; nothing is inferred. */
export const drawGraph: LocalRule = (question) => {
  const entities = new Map<string, { id: string; type: string; name: string }>();
  const entity = (words: string): string => {
    const name = words.replace(article, '').trim();
    const id = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
    entities.set(id, { id, type: 'thing', name });
    return id;
  };
  const relations = sentencesOf(`${givenValue(question, 'prompt')}\n${givenValue(question, 'context')}`)
    .slice(0, mostRelations)
    .flatMap((evidence) => {
      const [, from, verb, to] = relation.exec(evidence) ?? [];
      if (from === undefined || verb === undefined || to === undefined || !nameable.test(from) || !nameable.test(to)) return [];
      return [{ from: entity(from), relation: verb.toLowerCase().replaceAll(' ', '_'), to: entity(to), evidence, inferred: false }];
    });
  return JSON.stringify({ entities: [...entities.values()], relations, violations: [] });
};
