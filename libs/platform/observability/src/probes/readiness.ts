/** Something that a process needs before it can do its work. Ports offer this themselves. */
export interface ReadinessCheck {
  isReady(): boolean | Promise<boolean>;
  /** @returns in a sentence what an operator has to mend though the part works; undefined where nothing is */
  warning?(): string | undefined;
}

/** How the parts stand, by the names they were given. */
export interface ReadinessReport {
  readonly isReady: boolean;
  readonly parts: Readonly<Record<string, boolean>>;
  /** What works and must be mended all the same, by the names of the parts; absent where nothing is. */
  readonly warnings?: Readonly<Record<string, string>>;
}

const checkTimeoutMs = 2_000;

/** Tells whether the process can do its work now. Whether it lives is another question, which no server has a say in. */
export class Readiness {
  constructor(private readonly checks: Readonly<Record<string, ReadinessCheck>>) {}

  /** Never throws, and answers within about two seconds: a check that fails or hangs is a part that is not ready. */
  async report(): Promise<ReadinessReport> {
    const parts = await Promise.all(Object.entries(this.checks).map(async ([name, check]) => [name, await passes(check)] as const));
    const warnings = Object.entries(this.checks).flatMap(([name, check]) => {
      const warning = check.warning?.();
      return warning === undefined ? [] : [[name, warning] as const];
    });
    return {
      isReady: parts.every(([, isReady]) => isReady),
      parts: Object.fromEntries(parts),
      ...(warnings.length === 0 ? {} : { warnings: Object.fromEntries(warnings) }),
    };
  }
}

async function passes(check: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), checkTimeoutMs);
  });
  try {
    return await Promise.race([Promise.resolve(check.isReady()), tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
