const firstDecay = 0.9;
const secondDecay = 0.999;
const smallest = 1e-8;

export interface AdamStep {
  readonly gradient: Float64Array;
  readonly rate: number;
  /** Pulls a parameter towards zero, as a share of the rate. */
  readonly decayOf: (index: number) => number;
}

/** Adam with decoupled weight decay (Kingma and Ba, ICLR 2015; Loshchilov and Hutter, ICLR 2019). */
export class Adam {
  private readonly means: Float64Array;
  private readonly squares: Float64Array;
  private steps = 0;

  constructor(private readonly parameters: Float64Array) {
    this.means = new Float64Array(parameters.length);
    this.squares = new Float64Array(parameters.length);
  }

  step({ gradient, rate, decayOf }: AdamStep): void {
    this.steps += 1;
    const meanCorrection = 1 - firstDecay ** this.steps;
    const squareCorrection = 1 - secondDecay ** this.steps;
    for (let index = 0; index < gradient.length; index += 1) {
      const slope = gradient[index] ?? 0;
      const mean = firstDecay * (this.means[index] ?? 0) + (1 - firstDecay) * slope;
      const square = secondDecay * (this.squares[index] ?? 0) + (1 - secondDecay) * slope * slope;
      this.means[index] = mean;
      this.squares[index] = square;
      const value = this.parameters[index] ?? 0;
      const change = mean / meanCorrection / (Math.sqrt(square / squareCorrection) + smallest) + decayOf(index) * value;
      this.parameters[index] = value - rate * change;
    }
  }
}
