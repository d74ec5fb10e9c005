import type { EventContract, JobContract, RequestContract, StreamContract } from '@earshot/contracts';

/** What a decorator says of its method; the transport decides by it how to serve the subject. */
export type HandlerDefinition =
  | { readonly kind: 'request'; readonly contract: RequestContract }
  | { readonly kind: 'stream'; readonly contract: StreamContract }
  | { readonly kind: 'event'; readonly contract: EventContract }
  | { readonly kind: 'job'; readonly contract: JobContract; readonly concurrency: number }
  | { readonly kind: 'exhausted-job'; readonly contract: JobContract };

/** The pattern under which Nest knows a handler: one method per kind and subject, except that events may have several. */
export const handlerPattern = ({ kind, contract }: HandlerDefinition): string => `${kind}:${contract.subject}`;
