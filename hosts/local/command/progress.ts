/** Says what was done and how long it took, a line each. */
export interface Progress {
  step<Result>(what: string, work: Promise<Result> | (() => Promise<Result>)): Promise<Result>;
}

/** Lines appear when their step ends, since steps run side by side. A step that fails says nothing: its error does. */
export const createProgress = (write: (line: string) => void): Progress => ({
  async step(what, work) {
    const startedAt = performance.now();
    const result = await (typeof work === 'function' ? work() : work);
    write(`  ${what.padEnd(widest)} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return result;
  },
});

const widest = 24;

/** For tests and benchmarks. */
export const quiet: Progress = createProgress(() => {});
