/** How the mock provider treats one request. */
export type MockReply =
  | MockAnswer
  /** Accepts the request and never answers. */
  | { readonly kind: 'hang' }
  /** Cuts the connection before any header. */
  | { readonly kind: 'reset' };

export interface MockAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent piece by piece. */
  readonly chunks: readonly string[];
  /** Before the headers. */
  readonly delayMs: number;
  /** Between the pieces. */
  readonly chunkDelayMs: number;
  /** Cuts the connection after the last piece instead of ending the body. */
  readonly cut: boolean;
}

/** What a provider reports; shapes that no provider should send are allowed here. */
export type MockUsage = Readonly<Record<string, unknown>> | null;

export interface CompletionOptions {
  readonly model?: string;
  readonly finishReason?: string;
  /** 100 prompt and 50 completion tokens when absent; null leaves the field out. */
  readonly usage?: MockUsage;
  readonly delayMs?: number;
}

const plainAnswer = { kind: 'answer', headers: {}, delayMs: 0, chunkDelayMs: 0, cut: false } as const;
const usualUsage = { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 };

/** A vibe that satisfies the schema of the task. */
export const validVibe = {
  vibe: 'Dusty keys on a late train',
  mood: 'dark, wistful',
  texture: 'warm, lo-fi',
  genre: ['lo-fi hip-hop', 'trip-hop'],
  production_notes: 'Chop on the chord changes and pitch it down.',
  tags: ['keys', 'dusty', 'loop'],
};

/** Any JSON under any status. */
export const jsonReply = (
  body: unknown,
  { status = 200, headers = {}, delayMs = 0 }: Partial<Omit<MockAnswer, 'kind'>> = {},
): MockAnswer => ({
  ...plainAnswer,
  status,
  headers: { 'content-type': 'application/json', ...headers },
  chunks: [JSON.stringify(body)],
  delayMs,
});

/** Any bytes under any status: HTML, broken JSON, nothing at all. */
export const rawReply = (body: string, answer: Partial<Omit<MockAnswer, 'kind' | 'chunks'>> = {}): MockAnswer => ({
  ...plainAnswer,
  status: 200,
  ...answer,
  chunks: [body],
});

/** A chat completion as a provider answers it. */
export function completionReply(
  content: string,
  { model = 'mock', finishReason = 'stop', usage = usualUsage, delayMs = 0 }: CompletionOptions = {},
): MockAnswer {
  return jsonReply(
    {
      id: 'chatcmpl-mock',
      object: 'chat.completion',
      created: 1_700_000_000,
      model,
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finishReason }],
      ...(usage === null ? {} : { usage }),
    },
    { delayMs },
  );
}

/** A refusal with an error body in OpenAI's shape. */
export const errorReply = (
  status: number,
  { message = `The mock provider refuses with ${status}.`, code = null, headers = {} }: ErrorReplyOptions = {},
): MockAnswer => jsonReply({ error: { message, type: 'mock_error', param: null, code } }, { status, headers });

export interface ErrorReplyOptions {
  readonly message?: string;
  readonly code?: string | number | null;
  /** For example `{ 'retry-after': '2' }`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StreamOptions {
  readonly model?: string;
  readonly usage?: MockUsage;
  readonly chunkDelayMs?: number;
  /** Cuts the connection after this many pieces of content. */
  readonly cutAfter?: number;
  /** False leaves out the `[DONE]` at the end. */
  readonly done?: boolean;
}

/** A streamed chat completion, one event for each piece of content. */
export function streamReply(
  pieces: readonly string[],
  { model = 'mock', usage = usualUsage, chunkDelayMs = 0, cutAfter, done = true }: StreamOptions = {},
): MockAnswer {
  const event = (body: unknown): string => `data: ${typeof body === 'string' ? body : JSON.stringify(body)}\n\n`;
  const chunk = (delta: object, finishReason: string | null) =>
    event({
      id: 'chatcmpl-mock',
      object: 'chat.completion.chunk',
      created: 1_700_000_000,
      model,
      choices: [{ index: 0, delta, finish_reason: finishReason }],
    });
  const content = pieces.map((piece) => chunk({ content: piece }, null));
  const ending = [
    chunk({}, 'stop'),
    ...(usage === null
      ? []
      : [event({ id: 'chatcmpl-mock', object: 'chat.completion.chunk', created: 1_700_000_000, model, choices: [], usage })]),
    ...(done ? [event('[DONE]')] : []),
  ];
  const headers = { 'content-type': 'text/event-stream' };
  if (cutAfter === undefined) return { ...plainAnswer, status: 200, headers, chunks: [...content, ...ending], chunkDelayMs };
  return { ...plainAnswer, status: 200, headers, chunks: content.slice(0, cutAfter), chunkDelayMs, cut: true };
}

/** Accepts the request and never answers. */
export const hangReply: MockReply = { kind: 'hang' };

/** Cuts the connection before any header. */
export const resetReply: MockReply = { kind: 'reset' };
