import { vibeReading } from '@earshot/contracts';
import { z } from 'zod';
import { genreClassification } from './task-outputs/genre-classification';
import { knowledgeGraph } from './task-outputs/knowledge-graph';
import { quickFix } from './task-outputs/quick-fix';
import { securityScan } from './task-outputs/security-scan';

/** What each task must answer. The `schema.json` of its prompt says the same, and the start of the process proves it. */
const outputSchemas: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['vibe_analysis', vibeReading],
  ['genre_classification', genreClassification],
  ['knowledge_graph', knowledgeGraph],
  ['quick_fix', quickFix],
  ['security_scan', securityScan],
]);

/** @returns the schema that answers of a task are checked against; undefined for free text. */
export const outputSchemaOf = (task: string): z.ZodType | undefined => outputSchemas.get(task);

/** @returns a schema as JSON Schema, as it stands in `schema.json`. */
export const toJsonSchema = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input' });
