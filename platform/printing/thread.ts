import { Worker } from 'node:worker_threads';

export interface Thread<Question, Answer> {
  /** Rejects when the thread ends before it answers, or takes too long, which ends it. One question at a time. */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

interface ThreadOptions {
  readonly timeoutMs: number;
  /** What it is told when it starts. */
  readonly workerData: unknown;
}

/** A thread that is started by the first question, and again by the next one when it has ended. It keeps no process alive. */
export function createThread<Question, Answer>(file: URL, { timeoutMs, workerData }: ThreadOptions): Thread<Question, Answer> {
  let running: Worker | undefined;
  let isClosed = false;
  const start = (): Worker => {
    if (isClosed) throw new Error('the thread is closed');
    const worker = new Worker(file, { workerData });
    const forget = (): void => void (running = running === worker ? undefined : running);
    worker.on('error', forget).on('exit', forget).unref();
    return worker;
  };
  return {
    async ask(question) {
      const worker = (running ??= start());
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const ended = (code: number): void => reject(new Error(`the thread ended with code ${code}`));
      const timer = setTimeout(() => {
        reject(new Error(`the thread did not answer within ${timeoutMs} ms`));
        running = undefined;
        void worker.terminate();
      }, timeoutMs);
      try {
        worker.on('message', resolve).on('error', reject).on('exit', ended).postMessage(question, []);
        return await promise;
      } finally {
        clearTimeout(timer);
        worker.off('message', resolve).off('error', reject).off('exit', ended);
      }
    },
    async close() {
      isClosed = true;
      await running?.terminate();
    },
  };
}
