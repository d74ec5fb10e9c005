/** Something that a process needs before it can do its work. Ports offer this themselves. */
export interface ReadinessCheck {
  isReady(): boolean | Promise<boolean>;
}

/** How the parts stand, by the names they were given. */
export interface ReadinessReport {
  readonly isReady: boolean;
  readonly parts: Readonly<Record<string, boolean>>;
}

const checkTimeoutMs = 2_000;

/** Tells whether the process can do its work now. Whether it lives is another question, which no server has a say in. */
export class Readiness {
  constructor(private readonly checks: Readonly<Record<string, ReadinessCheck>>) {}

  /** Never throws, and answers within about two seconds: a check that fails or hangs is a part that is not ready. */
  async report(): Promise<ReadinessReport> {
    const parts = await Promise.all(Object.entries(this.checks).map(async ([name, check]) => [name, await passes(check)] as const));
    return { isReady: parts.every(([, isReady]) => isReady), parts: Object.fromEntries(parts) };
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
