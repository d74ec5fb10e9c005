import { vibeReading } from '@earshot/contracts';
import { z } from 'zod';

/** What each task must answer. The `schema.json` of its prompt says the same, and the start of the process proves it. */
const outputSchemas: ReadonlyMap<string, z.ZodType> = new Map([['vibe_analysis', vibeReading]]);

/** @returns the schema that answers of a task are checked against; undefined for free text. */
export const outputSchemaOf = (task: string): z.ZodType | undefined => outputSchemas.get(task);

/** @returns a schema as JSON Schema, as it stands in `schema.json`. */
export const toJsonSchema = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input' });
