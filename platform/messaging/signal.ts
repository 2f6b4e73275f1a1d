/** Something that was raised stays raised until it is lowered, so that whoever waits after it misses nothing. */
export interface Signal {
  raise(): void;
  lower(): void;
  isRaised(): boolean;
  /** Resolves when it is raised, or after `timeoutMs` where that is said. One waits at a time. */
  wait(timeoutMs?: number): Promise<void>;
}

export function createSignal(): Signal {
  let raised = false;
  let resume: (() => void) | undefined;
  return {
    raise() {
      raised = true;
      resume?.();
    },
    lower() {
      raised = false;
    },
    isRaised: () => raised,
    wait: timeoutMs =>
      new Promise(resolve => {
        if (raised) return resolve();
        const timer = timeoutMs === undefined ? undefined : setTimeout(() => resume?.(), timeoutMs);
        resume = () => {
          clearTimeout(timer);
          resume = undefined;
          resolve();
        };
      }),
  };
}
