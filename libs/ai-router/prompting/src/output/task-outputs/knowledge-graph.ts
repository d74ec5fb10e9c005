import { z } from 'zod';

const name = z.string().min(1).max(200);

/** What `knowledge_graph` answers. */
export const knowledgeGraph = z.object({
  entities: z.array(z.object({ id: name, type: name, name })).max(500),
  relations: z
    .array(
      z.object({
        /** Ids of entities. */
        from: name,
        relation: name,
        to: name,
        /** The words that it rests on. */
        evidence: z.string().max(1_000).default(''),
        inferred: z.boolean().default(false),
      }),
    )
    .max(1_000),
  /** What breaks the ontology. */
  violations: z.array(z.string().min(1).max(600)).max(200).default([]),
});
