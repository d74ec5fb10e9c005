import { z } from 'zod';

/** Which part of a newest-first list is wanted: at most `first` items behind the opaque cursor `after`. */
export const pageRequest = z.object({ first: z.number().int().min(1).max(100), after: z.string().max(200).optional() });
export type PageRequest = z.infer<typeof pageRequest>;

/** One page of a list. `cursors[i]` stands for `nodes[i]`. */
export const pageOf = <Node extends z.ZodType>(node: Node) =>
  z.object({ nodes: z.array(node), cursors: z.array(z.string()), hasNextPage: z.boolean(), totalCount: z.number().int() });

export interface Page<Node> {
  readonly nodes: Node[];
  readonly cursors: string[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}
