import type { z } from 'zod';

/** A default that depends on the machine, with the words that documents use for it. */
export interface ComputedDefault<Value> {
  readonly compute: () => Value;
  readonly description: string;
}

/** One thing that the operator decides through one environment variable. */
export interface Setting<Value = unknown> {
  /** The variable that is read. */
  readonly env: string;
  /** Other names of the same variable, read in this order when the first is not set. */
  readonly aliases?: readonly string[];
  /** Turns the text of the variable into the value; its description says what the text has to be. Optional when nothing is a value too. */
  readonly schema: z.ZodType<Value>;
  /** What the value decides, for documents. */
  readonly description: string;
  /** Marks what may never be shown. */
  readonly secret?: true;
  readonly default?: NoInfer<Value>;
  readonly computedDefault?: ComputedDefault<NoInfer<Value>>;
}

export type Settings<Values> = { readonly [Key in keyof Values]: Setting<Values[Key]> };

/** A section of which only the shape is known, not the types of its values. */
export interface AnySection {
  readonly settings: Readonly<Record<string, Setting>>;
  /** Keys of which either all or none must be set. */
  readonly together: readonly (readonly string[])[];
}

/** Settings that belong together and become one nested object of the configuration. */
export interface Section<Values> extends AnySection {
  readonly settings: Settings<Values> & AnySection['settings'];
}

interface SectionOptions<Values> {
  readonly together?: readonly (readonly (keyof Values & string)[])[];
}

/**
 * Defines a section; the type of its values is inferred from the schemas.
 *
 * @example
 * const redisSection = defineSection({
 *   url: { env: 'REDIS_URL', schema: serverUrl('redis', 'rediss'), description: 'The Redis server.', secret: true },
 * });
 */
export function defineSection<Values extends Readonly<Record<string, unknown>>>(
  settings: Settings<Values>,
  { together = [] }: SectionOptions<Values> = {},
): Section<Values> {
  return { settings, together };
}
