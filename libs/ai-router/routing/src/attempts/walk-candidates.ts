import { EarshotError, parseNanoUsd, type Attempt, type ErrorCode } from '@earshot/contracts';
import type { Candidate } from '../candidates/candidate';
import type { FailedOutcome } from './call-outcome';
import { decideNext, shortestCallMs, type NextStep } from './decide-next';
import { describeAttempt } from './describe-attempt';
import type { UnusableAnswer, Walk, WalkResult } from './walk';

/** Calls of one candidate: answered, or what follows. */
type Visit<Answer> = { readonly answer: Answer } | Exclude<NextStep, { kind: 'retry' | 'repair' }>;

/** Asks candidate after candidate until one answers, under one deadline, one cap of calls and one of money. */
export function walkCandidates<Answer>(walk: Walk<Answer>): Promise<WalkResult<Answer>> {
  return new CandidateWalk(walk).run();
}

/** One walk: what was called so far, and who is still to be asked. */
class CandidateWalk<Answer> {
  private readonly attempts: Attempt[] = [];
  private readonly visited = new Set<string>();
  private paidModels = 0;
  private waiting: Candidate[];
  private wasRepairTried = false;
  /** Who failed at once, in a way that need not be so the next time. */
  private worthAnotherTry: Candidate[] = [];
  private isSecondRound = false;
  private leftNanoUsd: bigint;

  constructor(private readonly walk: Walk<Answer>) {
    this.waiting = [...walk.candidates];
    this.leftNanoUsd = parseNanoUsd(walk.limits.maxSpendUsd);
  }

  async run(): Promise<WalkResult<Answer>> {
    for (let candidate = this.next(); candidate !== undefined; candidate = this.next()) {
      this.visited.add(candidate.model.id);
      if (!candidate.model.local) this.paidModels += 1;
      const visit = await this.visit(candidate);
      if ('answer' in visit) return { answered: { candidate, answer: visit.answer }, attempts: this.attempts };
      this.waiting = this.remainingAfter(visit, candidate);
    }
    return { attempts: this.attempts };
  }

  /** Where several models were asked in vain, those that failed at once are asked once more before the rules have to answer. */
  private next(): Candidate | undefined {
    const isPaidWaiting = this.waiting.some(({ model }) => !model.local);
    if (!isPaidWaiting && !this.isSecondRound && this.paidModels > 1) {
      this.isSecondRound = true;
      this.waiting = [...this.worthAnotherTry, ...this.waiting];
    }
    return this.waiting.shift();
  }

  private remainingAfter(step: Exclude<Visit<Answer>, { answer: Answer }>, { model: failed }: Candidate): Candidate[] {
    if (step.kind === 'local-only') {
      this.worthAnotherTry = [];
      return this.waiting.filter(({ model }) => model.local);
    }
    if (step.kind === 'larger-context') {
      return this.waiting.filter(({ model }) => model.local || model.contextTokens > failed.contextTokens);
    }
    if (step.kind === 'next-candidate') return this.waiting;
    const known = new Set([...this.visited, ...this.waiting.map(({ model }) => model.id)]);
    return [...this.walk.findDeeper().filter(({ model }) => !known.has(model.id)), ...this.waiting];
  }

  private async visit(candidate: Candidate): Promise<Visit<Answer>> {
    const { limits, now } = this.walk;
    let timeoutMs = limits.attemptTimeoutMs;
    let timeoutsOfModel = 0;
    let repairOf: UnusableAnswer | undefined;
    for (let callsOfModel = 1; await this.isAdmitted(candidate); callsOfModel += 1) {
      const outcome = await this.call(candidate, timeoutMs, repairOf);
      if (outcome.kind === 'answered') return { answer: outcome.answer };
      if (outcome.hasBegun === true) throw cutOff(outcome, this.attempts);
      if (outcome.error.code === 'PROVIDER_TIMEOUT') timeoutsOfModel += 1;
      const step = this.decide(outcome, { callsOfModel, timeoutsOfModel, remainingMs: limits.deadlineAtMs - now() });
      if (step.kind === 'repair') {
        this.wasRepairTried = true;
        repairOf = { text: outcome.unusableText ?? '', problem: outcome.error.message };
        continue;
      }
      if (step.kind !== 'retry') return this.leave(candidate, outcome, step);
      if (step.afterMs > 0) await this.walk.sleep(step.afterMs, this.walk.signal);
      timeoutMs = step.timeoutMs;
    }
    return { kind: 'next-candidate' };
  }

  private leave<Step>(candidate: Candidate, { error }: FailedOutcome, step: Step): Step {
    if (!candidate.model.local && !this.isSecondRound && failsAtOnce.has(error.code)) this.worthAnotherTry.push(candidate);
    return step;
  }

  private async call(candidate: Candidate, timeoutMs: number, repairOf: UnusableAnswer | undefined) {
    const { limits, now, call, report } = this.walk;
    const startedAtMs = now();
    const allowedMs = candidate.model.local ? timeoutMs : Math.min(timeoutMs, limits.deadlineAtMs - startedAtMs);
    const number = this.attempts.length + 1;
    const outcome = await call({ candidate, number, timeoutMs: allowedMs, ...(repairOf === undefined ? {} : { repairOf }) });
    const attempt = describeAttempt(candidate, outcome, now() - startedAtMs);
    this.attempts.push(attempt);
    this.leftNanoUsd -= parseNanoUsd(attempt.costUsd);
    report(attempt);
    return outcome;
  }

  private decide(
    { error, isMended }: FailedOutcome,
    progress: { readonly callsOfModel: number; readonly timeoutsOfModel: number; readonly remainingMs: number },
  ): NextStep {
    const { limits, random } = this.walk;
    const retryAfterMs = typeof error.details['retryAfterMs'] === 'number' ? error.details['retryAfterMs'] : undefined;
    const hasAlternative = this.waiting.some((candidate) => !candidate.model.local && this.mayCall(candidate));
    const { wasRepairTried } = this;
    return decideNext({ errorCode: error.code, retryAfterMs, isMended, hasAlternative, wasRepairTried, limits, random, ...progress });
  }

  private mayCall(candidate: Candidate): boolean {
    const { limits, now, isAdmitted, signal } = this.walk;
    signal.throwIfAborted();
    if (candidate.model.local) return true;
    const hasTime = limits.deadlineAtMs - now() >= shortestCallMs;
    return hasTime && this.attempts.length < limits.maxAttempts && this.leftNanoUsd > 0n && isAdmitted(candidate);
  }

  private async isAdmitted(candidate: Candidate): Promise<boolean> {
    return this.mayCall(candidate) && (await this.walk.admit(candidate));
  }
}

const failsAtOnce: ReadonlySet<ErrorCode> = new Set(['PROVIDER_AUTH', 'PROVIDER_UNEXPECTED']);

const cutOff = ({ error }: FailedOutcome, attempts: readonly Attempt[]): EarshotError =>
  new EarshotError('ANSWER_CUT_OFF', `The answer broke off: ${error.message}`, { details: { attempts }, cause: error });
