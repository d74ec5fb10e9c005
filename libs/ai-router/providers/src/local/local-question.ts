import type { MeasuredFeatures } from '@earshot/contracts';

/** What rules may know of a request. */
export interface LocalQuestion {
  readonly task: string;
  /** What the caller gave for the variables of the task, as it was written; in a conversation `prompt` is the last thing said. */
  readonly values: Readonly<Record<string, string>>;
  readonly measurements?: MeasuredFeatures | undefined;
  /** Nobody else is set up to be asked. */
  readonly isAlone?: boolean;
}

/** Answers a task, as text or as JSON text where the task asks for it; undefined where the rules have nothing to say. */
export type LocalRule = (question: LocalQuestion) => string | undefined;
