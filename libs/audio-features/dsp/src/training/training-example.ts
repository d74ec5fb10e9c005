/**
 * One decision with its right answer. Several rows are candidates, and the label is the row that is right; a single row is something
 * to be classified, and the label is its class. -1 = none of the candidates is right.
 */
export interface TrainingExample {
  readonly rows: readonly Float32Array[];
  readonly label: number;
  /** Examples of one group are alike; what was learnt is tried on groups that were not learnt from. */
  readonly group: string;
}
