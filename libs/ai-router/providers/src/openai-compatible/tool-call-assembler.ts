import { toolCall, type ToolCall } from '@earshot/contracts';
import { z } from 'zod';

const piece = z.looseObject({
  index: z.int().min(0).default(0),
  id: z.string().nullish(),
  type: z.string().nullish(),
  function: z.looseObject({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});

interface Parts {
  id: string;
  type: string;
  name: string;
  arguments: string;
}

/** Joins the pieces in which tool calls are streamed: the first names the function, the others bring its arguments. */
export class ToolCallAssembler {
  private readonly calls = new Map<number, Parts>();

  add(delta: unknown): void {
    const read = piece.safeParse(delta);
    if (!read.success) return;
    const { index, id, type, function: called } = read.data;
    const call = this.calls.get(index) ?? { id: '', type: 'function', name: '', arguments: '' };
    call.id ||= id ?? '';
    call.type = type ?? call.type;
    call.name += called?.name ?? '';
    call.arguments += called?.arguments ?? '';
    this.calls.set(index, call);
  }

  finish(): ToolCall[] {
    const ordered = [...this.calls].sort(([first], [second]) => first - second);
    return ordered.map(([, { id, type, name, arguments: given }]) => toolCall.parse({ id, type, function: { name, arguments: given } }));
  }
}
