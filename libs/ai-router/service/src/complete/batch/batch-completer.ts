import { EarshotError, isEarshotError, type Attempt, type BatchAnswer, type CompletionRequest } from '@earshot/contracts';
import type { MessageContext } from '@earshot/platform/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { AttemptLedger } from '../../ledger/attempt-ledger';
import { ModelWalk } from '../model-walk';
import { QuestionWriter } from '../question-writer';
import { TaskCompleter } from '../task-completer';
import type { Work } from '../work';
import { abortWithAll } from './abort-with-all';
import { readCombinedAnswer } from './combined-answer';
import { doInTurns } from './do-in-turns';
import { GatheredWork, type WaitingWork } from './gathered-work';
import { groupQuestions } from './group-questions';
import { shareQuestion, attemptsBefore } from './shared-question';

type Group = readonly [WaitingWork, WaitingWork, ...WaitingWork[]];

/**
 * Answers many questions. What is kept is not asked for; equal questions are asked once; like ones are combined into one call
 * and share what it took; whatever a combined call does not answer is asked alone. A question that fails, fails alone.
 */
@Injectable()
export class BatchCompleter {
  private readonly logger = new Logger(BatchCompleter.name);

  constructor(
    private readonly completer: TaskCompleter,
    private readonly questions: QuestionWriter,
    private readonly models: ModelWalk,
    private readonly ledger: AttemptLedger,
  ) {}

  /** @returns an answer or an error for each, in their order; nothing is thrown for one of them. */
  async completeAll(requests: readonly CompletionRequest[], context: MessageContext): Promise<BatchAnswer[]> {
    const opened = await Promise.all(requests.map((request) => this.open(request, context)));
    const gathered = new GatheredWork();
    const answers = opened.map((one) => {
      if (!('payer' in one)) return one;
      const landing = this.completer.land(one, context.signal, (signal) => gathered.add(one, signal));
      return landing.then(
        (completion) => ({ completion, error: null }),
        (error: unknown) => this.refusal(error),
      );
    });
    await this.askGathered(gathered.waiting);
    return Promise.all(answers);
  }

  /** @returns the work that is left, or what is known already: a kept answer, or why it cannot be asked. */
  private async open(request: CompletionRequest, context: MessageContext): Promise<Work | BatchAnswer> {
    try {
      const work = await this.completer.begin({ ...request, batch: true }, context);
      const completion = await this.completer.findKept(work);
      return completion === undefined ? work : { completion, error: null };
    } catch (error) {
      return this.refusal(error);
    }
  }

  private askGathered(waiting: readonly WaitingWork[]): Promise<void> {
    return doInTurns(groupQuestions(waiting), async ([first, second, ...others]) => {
      if (first === undefined) return;
      if (second === undefined) return this.askAlone(first, first.work);
      const left = await this.askTogether([first, second, ...others]);
      // Their runs have been used, by reservations at least.
      await doInTurns(left, (one) => this.askAlone(one.waiting, this.completer.anew(one.waiting.work), one.attempts));
    });
  }

  /** Never fails: whoever waits is told. */
  private async askAlone({ signal, answer, refuse }: WaitingWork, work: Work, earlier: readonly Attempt[] = []): Promise<void> {
    try {
      const fresh = await this.completer.ask(work, { signal });
      answer({ ...fresh, attempts: [...earlier, ...fresh.attempts] });
    } catch (error) {
      refuse(error);
    }
  }

  /** @returns those that are to be asked alone, with the calls that were made for them in vain. */
  private async askTogether(group: Group): Promise<Left[]> {
    const [first, ...others] = group;
    const { question, bill } = shareQuestion([first.work, ...others.map(({ work }) => work)], this.ledger);
    const left = (attempts: readonly Attempt[], indices: readonly number[]): Left[] =>
      group.flatMap((waiting, index) => (indices.includes(index) ? [{ waiting, attempts: bill.attemptsOf(index, attempts) }] : []));
    try {
      const candidates = (await this.questions.candidates(question)).filter(({ model }) => !model.local);
      const asking = { question, bill, signal: abortWithAll(group.map(({ signal }) => signal)) };
      const limits = { candidates, findDeeper: () => [], callerDeadlineAtMs: first.work.callerDeadlineAtMs };
      const { answered, attempts } = await this.models.run(asking, limits);
      const contents = readCombinedAnswer(answered.answer.content, group.length);
      for (const [index, { work, answer }] of group.entries()) {
        const content = contents[index];
        if (content === undefined) continue;
        const own = { candidate: answered.candidate, answer: { ...answered.answer, content } };
        answer(this.completer.keep(work, own, bill.attemptsOf(index, attempts)));
      }
      return left(
        attempts,
        [...group.keys()].filter((index) => contents[index] === undefined),
      );
    } catch (error) {
      return left(attemptsBefore(error), [...group.keys()]);
    }
  }

  private refusal(error: unknown): BatchAnswer {
    if (isEarshotError(error)) return { completion: null, error: { code: error.code, message: error.message, details: error.details } };
    this.logger.error({ message: 'A question of a batch failed', error });
    const { code, message } = new EarshotError('INTERNAL', 'Something unexpected went wrong.');
    return { completion: null, error: { code, message, details: {} } };
  }
}

/** What a combined call has left unanswered. */
interface Left {
  readonly waiting: WaitingWork;
  readonly attempts: readonly Attempt[];
}
