import type { Page } from '@earshot/contracts';

/** A page of a list as GraphQL shows it, after the Relay cursor connections specification. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
}

export function toConnection<Node>({ nodes, cursors, hasNextPage, totalCount }: Page<Node>): Connection<Node> {
  return {
    edges: nodes.map((node, index) => ({ cursor: cursors[index] ?? '', node })),
    nodes,
    pageInfo: { endCursor: cursors.at(-1) ?? null, hasNextPage },
    totalCount,
  };
}

/** @returns what part of a list is asked for, as messages say it */
export const toPageRequest = ({ first, after }: { first?: number | null; after?: string | null }, byDefault: number) => ({
  first: first ?? byDefault,
  ...(after === null || after === undefined ? {} : { after }),
});
