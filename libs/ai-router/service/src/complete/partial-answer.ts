import type { ChatDelta } from '@earshot/ai-router/providers';
import type { DeliverPiece } from './model-answer';

/** What of an answer was passed on so far. */
export class PartialAnswer {
  private readonly pieces: string[] = [];
  hasBegun = false;

  constructor(
    private readonly model: string,
    private readonly deliver: DeliverPiece,
  ) {}

  get text(): string {
    return this.pieces.join('');
  }

  async pass(delta: ChatDelta): Promise<void> {
    this.hasBegun = true;
    this.pieces.push(delta.text, ...delta.toolCalls.map((piece) => JSON.stringify(piece)));
    await this.deliver({ ...delta, model: this.model });
  }
}
